/** Alerts posted to a real hub: what is believed reaches the boards by itself, the rest waits for staff. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { CapReport } from "../../../contract/cap-sources.ts";
import type { Edition } from "../../../contract/edition.ts";
import { contentOf, notice, publish, commune } from "../sample-content.ts";
import { type CapWorld, params, startCapWorld } from "./cap-world.ts";
import { alertXml, refersTo, sampleSender } from "./sample-alert.ts";

let world: CapWorld;
beforeEach(async () => {
  world = await startCapWorld();
  await world.source();
});
afterEach(() => world.stop());

const headlines = (edition: Edition | null) =>
  (edition?.takeovers ?? []).map(({ kind, headline }) => `${kind}: ${headline}`);
const accept = (alert: string) => world.hub.call("acceptCap", { params: { ...params, alert } }, world.token);
const codes = ({ reasons }: CapReport) => reasons.map(({ code }) => code);

describe("a believed sender", () => {
  test("takes over at once, beside what was published last", async () => {
    await publish(world.hub, world.token, commune.id, contentOf(notice("it_1", "Một")));
    const report = await world.take();
    expect([report.state, codes(report)]).toEqual(["shown", ["mapped"]]);
    const edition = await world.edition();
    expect(edition?.takeovers[0]).toMatchObject({
      id: report.takeovers[0],
      size: "full",
      severity: "warning",
      headline: "Lũ quét trên sông Thủy",
      instructions: ["Rời khỏi bờ sông.", "Lên chỗ cao."],
      untilMs: Date.parse("2026-11-23T19:00:00+07:00"),
    });
    expect(edition?.playlists.flatMap(({ items }) => items.map(({ id }) => id))).toEqual(["it_1"]);
  });

  test("the same message again changes nothing, in whatever wrapping it comes", async () => {
    await world.take();
    const before = await world.edition();
    await world.take();
    expect((await world.post(`<alerts>${alertXml()}</alerts>`)).status).toBe(200);
    expect(await world.edition()).toEqual(before);
    expect(await world.reports()).toHaveLength(1);
  });

  test("a milder one is a poster, the mildest a ticker, and staff's draft stays theirs", async () => {
    await publish(world.hub, world.token, commune.id, contentOf(notice("it_1", "Một")));
    await world.take({ identifier: "LT-2", infos: [{ severity: "Moderate" }] });
    await world.take({ identifier: "LT-3", infos: [{ severity: "Minor" }] });
    const edition = await world.edition();
    const posters = edition?.playlists.flatMap(({ items }) => items) ?? [];
    expect(posters.map(({ kind }) => kind).sort()).toEqual(["bulletin", "notice"]);
    const levels = edition?.campaigns.map(({ level, tickers }) => `${level} ${tickers.length}`).sort();
    expect(levels).toEqual(["normal 1", "normal 1", "priority 0"]);
    expect(edition?.tickers.map(({ text }) => text)).toContain("Lũ quét trên sông Thủy · Toàn tỉnh");
    const draft = await world.hub.call("content", { params }, world.token);
    expect(JSON.stringify(draft.json)).not.toContain("Lũ quét");
    await publish(world.hub, world.token, commune.id, contentOf(notice("it_2", "Hai")));
    const ids = (await world.edition())?.playlists
      .flatMap(({ items }) => items.map(({ kind }) => kind))
      .sort();
    expect(ids).toEqual(["bulletin", "notice"]);
  });

  test("an update takes the place of what it names; a cancel clears it and says so", async () => {
    await world.take();
    await world.take({
      identifier: "LT-2",
      msgType: "Update",
      references: refersTo("LT-1"),
      infos: [{ headline: "Lũ lên mức ba" }],
    });
    expect(headlines(await world.edition())).toEqual(["alert: Lũ lên mức ba"]);
    const cancel = { identifier: "LT-3", msgType: "Cancel", references: refersTo("LT-2"), infos: [] };
    expect(codes(await world.take(cancel))).toEqual(["cancels"]);
    expect(headlines(await world.edition())).toEqual(["all_clear: Đã hết báo động: Lũ lên mức ba"]);
    expect(
      (await world.reports())
        .map((each) => `${each.alert.identifier} ${each.state} ${codes(each).join()}`)
        .sort(),
    ).toEqual(["LT-1 ended superseded", "LT-2 ended cancelled", "LT-3 silent cancels"]);
  });

  test("an update that is over on arrival still clears what it names", async () => {
    await world.take();
    const over = { urgency: "Past", expires: "2026-11-23T07:00:00+07:00" };
    await world.take({ identifier: "LT-2", msgType: "Update", references: refersTo("LT-1"), infos: [over] });
    expect(headlines(await world.edition())).toEqual(["all_clear: Đã hết báo động: Lũ quét trên sông Thủy"]);
  });

  test("a cancel that came first keeps its alert off the boards", async () => {
    await world.take({ identifier: "LT-9", msgType: "Cancel", references: refersTo("LT-1"), infos: [] });
    const report = await world.take();
    expect([report.state, codes(report)]).toEqual(["ended", ["cancelled"]]);
    expect(headlines(await world.edition())).toEqual([]);
  });

  test("what staff cleared stays cleared", async () => {
    const report = await world.take();
    const takeover = report.takeovers[0] ?? "";
    await world.hub.call("allClear", { params: { ...params, takeover }, body: {} }, world.token);
    await world.take();
    expect(headlines(await world.edition())).toEqual(["all_clear: Đã hết báo động"]);
  });

  test("an alert for a part of the tree reaches that part alone; one for elsewhere nobody", async () => {
    const scope = { line: "managed", path: "/p01/c07/s1" };
    await world.source({ geocodes: [{ name: "DVHC", value: "7", scope }] });
    const areas = (value: string) =>
      `<area><areaDesc>x</areaDesc>
        <geocode><valueName>DVHC</valueName><value>${value}</value></geocode></area>`;
    await world.take({ infos: [{ areas: areas("7") }] });
    const there = await world.take({ identifier: "LT-2", infos: [{ areas: areas("8") }] });
    expect((await world.edition())?.takeovers.map((each) => each.scope)).toEqual([scope]);
    expect([there.state, codes(there)]).toEqual(["silent", ["elsewhere"]]);
  });

  test("a unit's own position places it in a polygon", async () => {
    const here = { ...commune, position: { lat: 21, lon: 105 } };
    await world.hub.call("putUnit", { params, body: here }, world.token);
    const polygon = (lat: number) => {
      const corners = `${lat},104 ${lat},106 ${lat + 2},106 ${lat + 2},104 ${lat},104`;
      return `<area><areaDesc>x</areaDesc><polygon>${corners}</polygon></area>`;
    };
    expect((await world.take({ infos: [{ areas: polygon(20) }] })).state).toBe("shown");
    expect(codes(await world.take({ identifier: "LT-2", infos: [{ areas: polygon(30) }] }))).toEqual([
      "elsewhere",
    ]);
  });
});

describe("a sender nobody believes", () => {
  const stranger = { identifier: "X-1", sender: "ai-do@la.example" };

  test("becomes a draft, never a takeover, until staff accept it", async () => {
    const report = await world.take(stranger);
    expect([report.state, codes(report)]).toEqual(["draft", ["sender_unknown"]]);
    expect(await world.edition()).toBeNull();
    const accepted = await accept(report.key);
    expect(accepted.json).toMatchObject({ state: "shown" });
    expect(headlines(await world.edition())).toEqual(["alert: Lũ quét trên sông Thủy"]);
    const again = await accept(report.key);
    expect([again.status, again.json.problems?.[0]?.code]).toEqual([409, "cap_not_waiting"]);
    expect((await accept("0".repeat(40))).status).toBe(404);
  });

  test("cannot end what a believed one said, nor take its name in advance", async () => {
    await world.take();
    const cancel = { ...stranger, msgType: "Cancel", references: refersTo("LT-1"), infos: [] };
    const report = await world.take(cancel);
    expect([report.state, codes(report)]).toEqual(["draft", ["sender_unknown"]]);
    expect(headlines(await world.edition())).toEqual(["alert: Lũ quét trên sông Thủy"]);
    await accept(report.key);
    expect(headlines(await world.edition())).toEqual(["alert: Lũ quét trên sông Thủy"]);
  });

  test("a name taken before its sender was believed is given to the believed one", async () => {
    const early = await world.take({
      identifier: "LT-7",
      sender: "moi@lamthuy.example",
      infos: [{ headline: "Giả" }],
    });
    await world.source({ senders: [sampleSender, "moi@lamthuy.example"] });
    const report = await world.take({ identifier: "LT-7", sender: "moi@lamthuy.example" });
    expect([report.key, report.state]).toEqual([early.key, "shown"]);
    expect(headlines(await world.edition())).toEqual(["alert: Lũ quét trên sông Thủy"]);
  });

  test("an update that names nothing waits, even from a believed sender", async () => {
    const report = await world.take({ msgType: "Update" });
    expect([report.state, codes(report)]).toEqual(["draft", ["update_of_nothing"]]);
  });

  test("where a source wants a pinned signature, an unsigned alert waits", async () => {
    await world.source({ pins: ["a".repeat(64)] });
    expect(codes(await world.take())).toEqual(["signature_wanted"]);
  });

  test("only the people a source names may post for it", async () => {
    await world.source({ people: ["p_nobody"] });
    expect(codes(await world.take())).toEqual(["sender_unknown"]);
  });
});

describe("over time", () => {
  test("what has expired is ended by the sweep and stays ended when the clock jumps back", async () => {
    const report = await world.take({ infos: [{ severity: "Moderate" }] });
    world.hub.skip(13 * 3_600_000);
    world.hub = await world.hub.restart();
    await expect.poll(async () => (await world.reports())[0]?.state).toBe("ended");
    world.hub.skip(-13 * 3_600_000);
    await world.take({ infos: [{ severity: "Moderate" }] });
    const [after] = await world.reports();
    expect([after?.key, after?.state, after && codes(after)]).toEqual([report.key, "ended", ["expired"]]);
  });

  test("a restart keeps what is shown and what was cancelled", async () => {
    await world.take();
    const before = await world.edition();
    world.hub = await world.hub.restart();
    await world.take();
    expect((await world.reports())[0]?.state).toBe("shown");
    const unit = await world.hub.call("takeovers", { params }, world.token);
    expect((unit.json["takeovers"] as { id: string }[]).map(({ id }) => id)).toEqual(
      before?.takeovers.map(({ id }) => id),
    );
  });
});
