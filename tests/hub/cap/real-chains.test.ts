/** The real chains of alerts, on a hub whose clock stands when they were sent. */
import { afterEach, describe, expect, test } from "vitest";
import type { CapReport } from "../../../contract/cap-sources.ts";
import { type CapWorld, startCapWorld } from "./cap-world.ts";
import { fixtureBytes, haveFixtures, whyNot } from "./fixture-files.ts";
import { alertXml } from "./sample-alert.ts";
import { signed, signerSha256 } from "./signed-alert.ts";

let world: CapWorld | null = null;
afterEach(async () => {
  await world?.stop();
  world = null;
});

async function worldAt(time: string, source: object): Promise<CapWorld> {
  world = await startCapWorld({ atMs: Date.parse(time) });
  expect((await world.source(source)).status).toBe(200);
  return world;
}

/** What is shown of each, by the end of its identifier. */
const states = async (at: CapWorld) =>
  (await at.reports())
    .map(({ alert, state, showings }) => `${alert.messageType} ${state} ${showings.length}`)
    .sort();

describe.skipIf(!haveFixtures)(`real chains${haveFixtures ? "" : `: ${whyNot}`}`, () => {
  const post = (at: CapWorld, file: string) => at.post(fixtureBytes(`cap/${file}`));
  const canada = { senders: ["cap-pac@canada.ca"] };

  test("an update leaves exactly one alert on the screen, the cancel none", async () => {
    const at = await worldAt("2019-07-12T18:30:00Z", canada);
    await post(at, "chain-a/1-alert.xml");
    expect((await at.edition())?.tickers).toHaveLength(1);
    await post(at, "chain-a/2-update.xml");
    const updated = await at.edition();
    expect([updated?.tickers.length, updated?.takeovers.map(({ size }) => size)]).toEqual([0, ["band"]]);
    expect(updated?.takeovers[0]?.untilMs).toBe(Date.parse("2019-07-13T05:00:00Z"));
    await post(at, "chain-a/3-cancel.xml");
    expect((await at.edition())?.takeovers.map(({ kind }) => kind)).toEqual(["all_clear"]);
    expect(await states(at)).toEqual(["Alert ended 1", "Cancel silent 0", "Update ended 1"]);
  });

  test("backwards, nothing is ever shown", async () => {
    const at = await worldAt("2019-07-12T18:30:00Z", canada);
    for (const file of ["3-cancel", "2-update", "1-alert"]) await post(at, `chain-a/${file}.xml`);
    expect((await at.edition())?.takeovers ?? []).toEqual([]);
    expect((await at.edition())?.tickers ?? []).toEqual([]);
  });

  test("another sender's cancel ends nothing unless both are one source", async () => {
    const at = await worldAt("2019-07-12T18:30:00Z", canada);
    await post(at, "chain-c/1-alert.xml");
    const answer = await post(at, "chain-c/2-cancel-by-other-sender.xml");
    const [cancel] = answer.json["alerts"] as CapReport[];
    expect(cancel?.state).toBe("draft");
    expect((await at.edition())?.tickers).toHaveLength(1);
    await at.source({ senders: [...canada.senders, cancel?.alert.sender] });
    await post(at, "chain-c/2-cancel-by-other-sender.xml");
    expect((await at.edition())?.tickers).toEqual([]);
  });

  test("59 alerts of one container are one edition", async () => {
    const at = await worldAt("2014-11-10T16:30:00Z", { senders: ["webmaster@rfs.nsw.gov.au"] });
    const answer = await post(at, "au-rfs-edxl-59-alerts.edxlde");
    expect(answer.json["alerts"]).toHaveLength(59);
    const shown = (await at.reports()).filter(({ state }) => state === "shown").length;
    expect(shown).toBeGreaterThan(0);
    expect((await at.edition())?.revision).toBe(1);
  });

  test("a real signature is verified by its pinned certificate and by no other", async () => {
    const at = await worldAt("2019-12-13T21:30:00Z", {
      senders: ["402013233923688"],
      pins: ["a".repeat(64)],
    });
    const take = async () => {
      const answer = await post(at, "us-ipaws-5e7e0fc5023f1930efcf3deb.xml");
      return (answer.json["alerts"] as CapReport[])[0];
    };
    const first = await take();
    expect([first?.state, first?.signature]).toEqual(["draft", "unknown"]);
    await at.source({ senders: ["402013233923688"], pins: [first?.signatures[0]?.certificateSha256] });
    const second = await take();
    expect([second?.state, second?.signature]).toEqual(["shown", "verified"]);
    expect((await at.edition())?.takeovers[0]).toMatchObject({ size: "full", severity: "danger" });
  });
});

test("a signature that does not fit makes a draft, the pinned one a takeover", async () => {
  const at = await worldAt("2026-11-23T00:00:00Z", { pins: [signerSha256] });
  const take = async (xml: string) => ((await at.post(xml)).json["alerts"] as CapReport[])[0];
  const good = signed(alertXml());
  const bent = await take(good.replace("Severe", "Extreme"));
  expect([bent?.state, bent?.signature, bent?.reasons[0]?.code]).toEqual([
    "draft",
    "invalid",
    "signature_invalid",
  ]);
  const straight = await take(good);
  expect([straight?.state, straight?.signature]).toEqual(["shown", "verified"]);
});
