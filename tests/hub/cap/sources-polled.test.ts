/** A hub that visits an agency's index over real HTTP: what is new arrives, an error keeps what was. */
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { CapSourceReport } from "../../../contract/cap-sources.ts";
import { type AlertServer, atomIndex, startAlertServer } from "./alert-server.ts";
import { type CapWorld, params, startCapWorld } from "./cap-world.ts";
import { alertXml, refersTo } from "./sample-alert.ts";

let server: AlertServer;
let world: CapWorld;
beforeEach(async () => {
  server = await startAlertServer();
  world = await startCapWorld({ config: { capOrigins: [server.url] } });
});
afterEach(async () => {
  await world.stop();
  await server.stop();
});

const poll = (parts: object = {}) =>
  world.source({ url: `${server.url}/index`, pollEveryMs: 15_000, ...parts });
const states = async () =>
  (await world.reports()).map(({ alert, state }) => `${alert.identifier} ${state}`).sort();

async function report(): Promise<CapSourceReport> {
  const answer = await world.hub.call("capSources", { params }, world.token);
  const [first] = answer.json["sources"] as CapSourceReport[];
  if (first === undefined) throw new Error("no source");
  return first;
}

/** Lets the next visit fall due and waits until it is over. */
async function visitAgain(): Promise<CapSourceReport> {
  const before = (await report()).askedAtMs;
  world.hub.skip(3_600_000);
  await expect.poll(async () => (await report()).askedAtMs, { timeout: 15_000 }).not.toBe(before);
  return report();
}

async function firstVisit(parts: object = {}): Promise<CapSourceReport> {
  await poll(parts);
  await expect.poll(async () => (await report()).askedAtMs, { timeout: 15_000 }).not.toBeNull();
  return report();
}

const codesOf = ({ problems }: CapSourceReport) => problems.map(({ code }) => code);

describe("an index", () => {
  test("is followed to its alerts; a second visit asks only for what is new", async () => {
    server.pages.set("/index", (headers) =>
      headers["if-none-match"] === '"1"'
        ? { status: 304 }
        : { headers: { etag: '"1"' }, body: atomIndex({ "/a.xml": "1", "/b.xml": "1" }) },
    );
    server.pages.set("/a.xml", { body: alertXml({ infos: [{ expires: "2026-11-24T07:00:00+07:00" }] }) });
    server.pages.set("/b.xml", { body: alertXml({ identifier: "LT-2", infos: [{ severity: "Minor" }] }) });
    expect(codesOf(await firstVisit())).toEqual([]);
    expect(await states()).toEqual(["LT-1 shown", "LT-2 shown"]);
    expect((await world.edition())?.takeovers).toHaveLength(1);
    await visitAgain();
    expect(server.asked.at(-1)?.headers["if-none-match"]).toBe('"1"');
    expect([server.times("/index"), server.times("/a.xml")]).toEqual([2, 1]);
    const cancel = { identifier: "LT-3", msgType: "Cancel", references: refersTo("LT-1"), infos: [] };
    server.pages.set("/index", { body: atomIndex({ "/a.xml": "1", "/c.xml": "1" }) });
    server.pages.set("/c.xml", { body: alertXml(cancel) });
    await visitAgain();
    expect(server.times("/a.xml")).toBe(1);
    expect((await states())[0]).toBe("LT-1 ended");
  });

  test("that is empty or names an alert no longer ends nothing", async () => {
    server.pages.set("/index", { body: atomIndex({ "/a.xml": "1" }) });
    server.pages.set("/a.xml", { body: alertXml() });
    await firstVisit();
    server.pages.set("/index", { body: atomIndex({}) });
    expect(codesOf(await visitAgain())).toEqual([]);
    expect(await states()).toEqual(["LT-1 shown"]);
  });

  test("may be the alerts themselves", async () => {
    server.pages.set("/index", { body: `<alerts>${alertXml()}</alerts>` });
    await firstVisit();
    expect(await states()).toEqual(["LT-1 shown"]);
  });

  test("cannot make its own senders believed", async () => {
    server.pages.set("/index", { body: alertXml({ sender: "ai-do@la.example" }) });
    await firstVisit();
    expect(await states()).toEqual(["LT-1 draft"]);
  });
});

describe("a source in trouble", () => {
  const packed = gzipSync(Buffer.alloc(20_000_000, 32));
  test.each([
    ["is gone", { status: 404 }, "cap_answer"],
    ["is broken", { status: 503 }, "cap_unreachable"],
    [
      "is behind a captive portal",
      { headers: { "content-type": "text/html" }, body: "<html/>" },
      "cap_answer",
    ],
    ["sends half", { body: atomIndex({}), isCut: true }, "cap_unreachable"],
    ["sends a bomb", { headers: { "content-encoding": "gzip" }, body: packed }, "too_big"],
    ["sends a DTD", { body: "<!DOCTYPE a><a/>" }, "cap_dtd"],
    ["sends us elsewhere", { status: 302, headers: { location: "http://127.0.0.2:9/" } }, "cap_origin"],
    ["sends us round", { status: 302, headers: { location: "/index" } }, "cap_answer"],
  ])(
    "that %s keeps what was and is told",
    async (_name, said, code) => {
      server.pages.set("/index", { body: atomIndex({ "/a.xml": "1" }) });
      server.pages.set("/a.xml", { body: alertXml() });
      const good = await firstVisit();
      server.pages.set("/index", said);
      const bad = await visitAgain();
      expect(codesOf(bad)).toEqual([code]);
      expect(bad.answeredAtMs).toBe(good.answeredAtMs);
      expect(await states()).toEqual(["LT-1 shown"]);
      expect(server.times("/index")).toBeLessThanOrEqual(6);
    },
    40_000,
  );

  test("a link to another origin is never followed; the others are", async () => {
    const other = await startAlertServer();
    try {
      server.pages.set("/index", {
        body: atomIndex({ [`${other.url}/x.xml`]: "1", "file:///etc/hosts": "1", "/a.xml": "1" }),
      });
      server.pages.set("/a.xml", { body: alertXml() });
      const seen = await firstVisit();
      expect(codesOf(seen)).toEqual(["cap_origin", "cap_origin"]);
      expect(other.asked).toEqual([]);
      expect(await states()).toEqual(["LT-1 shown"]);
    } finally {
      await other.stop();
    }
  });

  test("a link that fails is asked again at the next visit, though the index has not changed", async () => {
    server.pages.set("/index", (headers) =>
      headers["if-none-match"] === undefined
        ? { headers: { etag: '"1"' }, body: atomIndex({ "/a.xml": "1" }) }
        : { status: 304 },
    );
    expect(codesOf(await firstVisit())).toEqual(["cap_answer"]);
    server.pages.set("/a.xml", { body: alertXml({ infos: [{ expires: "2026-11-24T07:00:00+07:00" }] }) });
    await visitAgain();
    expect(await states()).toEqual(["LT-1 shown"]);
  });

  test("a redirect within its origin is followed", async () => {
    server.pages.set("/index", { status: 301, headers: { location: "/new" } });
    server.pages.set("/new", { body: alertXml() });
    expect(codesOf(await firstVisit())).toEqual([]);
    expect(await states()).toEqual(["LT-1 shown"]);
  });
});
