/**
 * Takeovers as CAP 1.2: element order, values and dates of the schema, and what our own reader makes of it.
 */
import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { CapAlert } from "../../../contract/cap.ts";
import { Takeover } from "../../../contract/takeover.ts";
import { readCapDocument } from "../../../hub/cap/read-document.ts";
import { authorityOf } from "../../../hub/feeds/authority.ts";
import { capOf } from "../../../hub/feeds/cap-out.ts";
import { type HubWorld, startHub } from "../hub-world.ts";
import { commune, putUnits, school, takeoverOrder } from "../sample-content.ts";
import { attribute, named, names, one, rfc3339, rootOf, tag, text } from "./read-feed.ts";

let world: HubWorld;
let token: string;
beforeEach(async () => {
  world = await startHub();
  token = await world.setUp();
  await putUnits(world, token);
});
afterEach(() => world.stop());

const params = { unit: commune.id };

async function raise(order: object = {}): Promise<string> {
  const raised = await world.call("raiseTakeover", { params, body: { ...takeoverOrder, ...order } }, token);
  if (raised.status !== 200) throw new Error(raised.text);
  return raised.json["takeover"] as string;
}
const cap = (takeover: string) => world.call("feedCap", { params: { ...params, takeover } });

function readBack(xml: string): CapAlert {
  const read = readCapDocument(Buffer.from(xml));
  if (!read.ok || read.value.kind !== "alerts") throw new Error(JSON.stringify(read));
  const [alert, ...more] = read.value.alerts;
  if (alert === undefined || more.length > 0) throw new Error("not one alert");
  expect(alert.notes).toEqual([]);
  return alert.alert;
}

/** Elements in the order of CAP-v1.2.xsd, each list a sequence. */
const order = {
  alert: ["identifier", "sender", "sent", "status", "msgType", "source", "scope", "restriction", "addresses",
    "code", "note", "references", "incidents", "info"],
  info: ["language", "category", "event", "responseType", "urgency", "severity", "certainty", "audience",
    "eventCode", "effective", "onset", "expires", "senderName", "headline", "description", "instruction",
    "web", "contact", "parameter", "resource", "area"],
  area: ["areaDesc", "polygon", "circle", "geocode", "altitude", "ceiling"],
}; // biome-ignore format: names in rows

function expectInOrder(found: readonly string[], wanted: readonly string[]): void {
  const places = found.map((name) => wanted.indexOf(name));
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((a, b) => a - b));
}

function expectValid(xml: string): void {
  const alert = rootOf(xml);
  expect([alert.local, alert.namespace]).toEqual(["alert", "urn:oasis:names:tc:emergency:cap:1.2"]);
  expectInOrder(names(alert), order.alert);
  expect(names(alert)).toEqual(
    expect.arrayContaining(["identifier", "sender", "sent", "status", "msgType", "scope"]),
  );
  for (const id of ["identifier", "sender"]) expect(text(alert, id)).toMatch(/^[^\s,<&]+$/);
  expect(text(alert, "sent")).toMatch(rfc3339);
  const info = one(alert, "info");
  expectInOrder(names(info), order.info);
  expect(names(info)).toEqual(
    expect.arrayContaining(["category", "event", "urgency", "severity", "certainty", "expires"]),
  );
  expect(text(info, "expires")).toMatch(rfc3339);
  expectInOrder(names(one(info, "area")), order.area);
}

describe("a document", () => {
  test("says what the takeover says, valid by the schema's rules, and our own reader agrees", async () => {
    const takeover = await raise({ where: "Xã A", instructions: ["Lên tầng hai", "Không lội & nước <sâu>"] });
    const answer = await cap(takeover);
    expect(answer.headers.get("content-type")).toBe("application/cap+xml; charset=utf-8");
    expectValid(answer.text);
    const alert = readBack(answer.text);
    expect(alert).toMatchObject({
      identifier: takeover,
      status: "Actual",
      messageType: "Alert",
      scope: "Public",
    });
    expect(alert.infos).toMatchObject([
      {
        categories: ["Security"],
        urgency: "Immediate",
        severity: "Extreme",
        headline: takeoverOrder.headline,
        instruction: "Lên tầng hai\nKhông lội & nước <sâu>",
        senderName: commune.name,
        areas: [{ description: "Xã A", geocodes: [{ name: "bangtin:managed", value: "/p01/c07" }] }],
      },
    ]);
  });

  test("a drill is an Exercise with a note that names it", async () => {
    const { text: xml } = await cap(await raise({ exercise: true }));
    expectValid(xml);
    const alert = rootOf(xml);
    expect([text(alert, "status"), text(alert, "note")]).toEqual([
      "Exercise",
      "DIỄN TẬP: không phải tình huống thật",
    ]);
  });

  test("an all-clear is an update that refers to its alert by sender, identifier and sent", async () => {
    const alertId = await raise();
    world.skip(60_000);
    await world.call("allClear", { params: { ...params, takeover: alertId }, body: {} }, token);
    const index = rootOf((await world.call("feedCapIndex", { params })).text);
    const [entry, ...more] = named(index, "entry");
    expect(more).toEqual([]);
    if (entry === undefined) throw new Error("no entry");
    const { text: xml } = await cap(text(entry, "id").split("/").at(-1) ?? "");
    expectValid(xml);
    const before = rootOf((await cap(alertId)).text);
    const clear = rootOf(xml);
    const reference = ["sender", "identifier", "sent"].map((name) => text(before, name)).join(",");
    expect([text(clear, "msgType"), text(clear, "references")]).toEqual(["Update", reference]);
    expect([text(one(clear, "info"), "responseType"), text(one(clear, "info"), "urgency")]).toEqual([
      "AllClear",
      "Past",
    ]);
    expect(readBack(xml).references).toMatchObject([{ identifier: alertId }]);
  });

  test("stays when it has ended; what is another unit's, staff's own or withdrawn is not there", async () => {
    const takeover = await raise();
    const { text: xml } = await cap(takeover);
    world.skip(takeoverOrder.lifeMs);
    expect((await cap(takeover)).text).toBe(xml);
    expect((await world.call("feedCap", { params: { unit: school.id, takeover } })).status).toBe(404);
    expect((await cap(await raise({ audiences: ["can_bo"] }))).status).toBe(404);
    const gone = await raise();
    await world.call("withdraw", { params, body: { items: [gone] } }, token);
    expect((await cap(gone)).status).toBe(404);
  });
});

test("the index lists what is in force, each by a tag and a link to its document", async () => {
  const first = await raise();
  world.skip(1_000);
  const second = await raise({ size: "band", severity: "warning" });
  await raise({ audiences: ["giao_vien"] });
  const feed = rootOf((await world.call("feedCapIndex", { params })).text);
  const entries = named(feed, "entry");
  expect(entries.map((entry) => text(entry, "id").split("/").at(-1))).toEqual([second, first]);
  for (const entry of entries) {
    expect(text(entry, "id")).toMatch(tag);
    expect(text(entry, "updated")).toMatch(rfc3339);
    const [link] = named(entry, "link");
    expect(link && attribute(link, "type")).toBe("application/cap+xml");
    expect((await fetch(link ? attribute(link, "href") : "")).status).toBe(200);
  }
  const read = readCapDocument(Buffer.from((await world.call("feedCapIndex", { params })).text));
  expect(read.ok && read.value.kind).toBe("index");
  world.skip(takeoverOrder.lifeMs + 1_000);
  expect(named(rootOf((await world.call("feedCapIndex", { params })).text), "entry")).toEqual([]);
});

test("any words give a document our own reader takes word for word", () => {
  const authority = authorityOf("hub.example");
  // The contract lets through no control characters and only composed letters.
  const words = (most: number) =>
    fc
      .string({ unit: "grapheme", minLength: 1, maxLength: most })
      .map((said) => said.normalize("NFC").trim())
      .filter((said) => Takeover.shape.where.safeParse(said).success && said.length <= most);
  fc.assert(
    fc.property(words(60), words(60), fc.integer({ min: 0, max: 4e12 }), (headline, where, fromMs) => {
      const takeover = Takeover.parse({
        id: "to_1",
        size: "full",
        severity: "danger",
        headline,
        where,
        ticker: headline,
        short: "x",
        fromMs,
        untilMs: fromMs + 1,
      });
      const alert = readBack(
        capOf({ takeover, unit: commune, references: [], authority, url: "https://hub.example" }),
      );
      const [info] = alert.infos;
      expect(alert.sentMs).toBe(Math.floor(fromMs / 1_000) * 1_000);
      expect([info?.headline, info?.areas[0]?.description]).toEqual([headline, where]);
      expect(info?.expiresMs).toBeGreaterThanOrEqual(fromMs + 1);
    }),
    { numRuns: 300 },
  );
});
