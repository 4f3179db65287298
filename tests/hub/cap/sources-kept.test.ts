/** A unit's sources and what is posted: kept, refused with every problem, given room in order. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { CapReport } from "../../../contract/cap-sources.ts";
import type { Edition } from "../../../contract/edition.ts";
import { otherCommune, province, takeoverOrder } from "../sample-content.ts";
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
const codes = ({ reasons }: CapReport) => reasons.map(({ code }) => code);

describe("sources", () => {
  test("are listed, refused with every problem, and end what they showed when removed", async () => {
    const wrong = await world.source({
      url: "http://127.0.0.1:9/index",
      timeZone: "Asia/Nowhere",
      lifeMsDefault: 3_600_000,
      lifeMsMax: 60_000,
      geocodes: [{ name: "x", value: "1", scope: { line: "managed", path: "/p02" } }],
    });
    expect(wrong.json.problems?.map(({ code, path }) => `${code} ${path}`)).toEqual([
      "cap_origin url",
      "zone_unknown timeZone",
      "input_range lifeMsDefault",
      "scope_outside geocodes[0].scope",
    ]);
    await world.take();
    const list = await world.hub.call("capSources", { params }, world.token);
    expect((list.json["sources"] as { source: { id: string } }[]).map(({ source }) => source.id)).toEqual([
      "kttv",
    ]);
    const remove = () =>
      world.hub.call("removeCapSource", { params: { ...params, source: "kttv" } }, world.token);
    expect((await remove()).json).toEqual({ ended: 1 });
    expect(headlines(await world.edition())).toEqual([]);
    expect((await remove()).status).toBe(404);
    expect(codes((await world.reports())[0] as CapReport)).toEqual(["source_removed"]);
  });

  test("belong to their unit: another one does not believe the sender, a stranger sees nothing", async () => {
    const there = { unit: otherCommune.id };
    const answer = await world.hub.call("postCap", { params: there, body: alertXml() }, world.token);
    expect((answer.json["alerts"] as CapReport[])[0]?.state).toBe("draft");
    expect((await world.hub.call("capAlerts", { params: { unit: "khong-co" } }, world.token)).status).toBe(
      404,
    );
    expect((await world.hub.call("capAlerts", { params })).status).toBe(401);
  });

  test("two units may show one alert, each under its own name", async () => {
    const body = { id: "kttv", name: "Đài KTTV", senders: [sampleSender] };
    await world.hub.call(
      "putCapSource",
      { params: { unit: province.id, source: "kttv" }, body },
      world.token,
    );
    const there = await world.hub.call(
      "postCap",
      { params: { unit: province.id }, body: alertXml() },
      world.token,
    );
    const here = await world.take();
    expect([(there.json["alerts"] as CapReport[])[0]?.state, here.state]).toEqual(["shown", "shown"]);
  });
});

describe("what is posted", () => {
  test("is refused with every problem and its path, and nothing is kept", async () => {
    const answer = await world.post(alertXml({ status: "Perhaps", sent: "now" }));
    expect(answer.status).toBe(400);
    expect(answer.json.problems?.map(({ path }) => path)).toEqual(["alert.sent", "alert.status"]);
    expect((await world.post("<!DOCTYPE a><a/>")).json.problems?.[0]?.code).toBe("cap_dtd");
    expect((await world.post(new Uint8Array(3_000_000))).status).toBe(413);
    expect((await world.post('<feed xmlns="http://www.w3.org/2005/Atom"/>')).json.problems?.[0]?.code).toBe(
      "cap_root",
    );
    expect(await world.reports()).toEqual([]);
  });

  test("leaves staff's own takeovers alone", async () => {
    await world.hub.call("raiseTakeover", { params, body: takeoverOrder }, world.token);
    await world.take();
    await world.take({ identifier: "LT-2", msgType: "Cancel", references: refersTo("LT-1"), infos: [] });
    expect(headlines(await world.edition())).toContain(`alert: ${takeoverOrder.headline}`);
  });

  test("many at once are shown the most severe first, the rest when there is room", async () => {
    const alerts = Array.from({ length: 45 }, (_, index) =>
      alertXml({ identifier: `M-${index}`, infos: [{ severity: index < 5 ? "Extreme" : "Moderate" }] }),
    );
    const answer = await world.post(`<alerts>${alerts.toReversed().join("")}</alerts>`);
    const reports = answer.json["alerts"] as CapReport[];
    const states = reports.map(({ state }) => state);
    expect([
      states.filter((state) => state === "shown").length,
      states.filter((state) => state === "queued").length,
    ]).toEqual([40, 5]);
    expect((await world.edition())?.takeovers).toHaveLength(5);
  });
});
