/** Feeds over real HTTP: valid against their specifications, cacheable, with ids that never change. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { UnitContent } from "../../../contract/unit-content.ts";
import { type HubWorld, startHub, startAtMs } from "../hub-world.ts";
import { commune, contentOf, notice, publish, putUnits, takeoverOrder } from "../sample-content.ts";
import { attribute, named, names, one, rfc3339, rfc822, rootOf, tag, text } from "./read-feed.ts";

let world: HubWorld;
let token: string;
beforeEach(async () => {
  world = await startHub();
  token = await world.setUp();
  await putUnits(world, token);
});
afterEach(() => world.stop());

const params = { unit: commune.id };
const rss = async () => one(rootOf((await world.call("feedRss", { params })).text), "channel");
const atom = async () => rootOf((await world.call("feedAtom", { params })).text);
interface JsonFeed {
  version: string;
  title: string;
  feed_url: string;
  items: { id: string; title: string; content_text: string; date_published: string; url?: string }[];
}
const json = async () => JSON.parse((await world.call("feedJson", { params })).text) as JsonFeed;
const nasty = `Tin "A" & <B> ]]> 🚨`;
const twoNotices = () => contentOf(notice("it_1", nasty), notice("it_2", "Khóa máy"));

describe("RSS 2.0", () => {
  test("has what the specification demands of a channel and its items", async () => {
    await publish(world, token, commune.id, twoNotices());
    const answer = await world.call("feedRss", { params });
    expect(answer.headers.get("content-type")).toBe("application/rss+xml; charset=utf-8");
    const root = rootOf(answer.text);
    expect([root.local, attribute(root, "version")]).toEqual(["rss", "2.0"]);
    const channel = one(root, "channel");
    for (const required of ["title", "description"]) expect(text(channel, required)).not.toBe("");
    expect(named(channel, "link").map(({ namespace }) => namespace)).toEqual([
      "",
      "http://www.w3.org/2005/Atom",
    ]);
    expect(text(channel, "lastBuildDate")).toMatch(rfc822);
    const items = named(channel, "item");
    expect(items.map((item) => text(item, "title")).sort()).toEqual(
      [nasty, "Cảnh giác cuộc gọi lạ", "Khóa máy"].sort(),
    );
    for (const item of items) {
      expect(text(item, "guid")).toMatch(tag);
      expect(attribute(one(item, "guid"), "isPermaLink")).toBe("false");
      expect(text(item, "pubDate")).toMatch(rfc822);
    }
    expect(new Set(items.map((item) => text(item, "guid"))).size).toBe(3);
  });

  test("a description is HTML: plain text is escaped for it", async () => {
    const angry = notice("it_1", "Một") as { notice: object };
    const news = { ...angry, notice: { ...angry.notice, template: "news", text: "1 < 2 & <b>to</b>" } };
    await publish(world, token, commune.id, contentOf(news));
    const item = named(await rss(), "item").find((each) => text(each, "title") === "Một");
    expect(item && text(item, "description")).toContain("1 &lt; 2 &amp; &lt;b&gt;to&lt;/b&gt;<br/>");
  });
});

describe("Atom (RFC 4287)", () => {
  test("has id, title, updated and author; every entry id, title, updated and content", async () => {
    await publish(world, token, commune.id, twoNotices());
    const feed = await atom();
    expect([feed.local, feed.namespace]).toEqual(["feed", "http://www.w3.org/2005/Atom"]);
    expect(text(feed, "id")).toMatch(tag);
    expect(text(feed, "updated")).toMatch(rfc3339);
    expect(text(one(feed, "author"), "name")).toBe(commune.name);
    const self = named(feed, "link").find((link) => attribute(link, "rel") === "self");
    expect(self && attribute(self, "href")).toBe(`${world.url}/feeds/${commune.id}/atom.xml`);
    const entries = named(feed, "entry");
    expect(entries).toHaveLength(3);
    for (const entry of entries) {
      expect(text(entry, "id")).toMatch(tag);
      expect([text(entry, "updated"), text(entry, "published")]).toEqual(
        expect.arrayContaining([expect.stringMatching(rfc3339)]),
      );
      expect(names(entry)).toEqual(expect.arrayContaining(["title", "content"]));
    }
    expect(new Set(entries.map((entry) => text(entry, "id"))).size).toBe(3);
  });

  test("a unit that never said anything has an empty feed, one that is not there has none", async () => {
    expect(named(await atom(), "entry")).toEqual([]);
    expect((await world.call("feedAtom", { params: { unit: "khong-co" } })).status).toBe(404);
  });
});

test("JSON Feed 1.1 has version, title and items with an id and content", async () => {
  await publish(world, token, commune.id, twoNotices());
  const answer = await world.call("feedJson", { params });
  expect(answer.headers.get("content-type")).toBe("application/feed+json; charset=utf-8");
  const feed = await json();
  expect(feed.version).toBe("https://jsonfeed.org/version/1.1");
  expect(feed.feed_url).toBe(`${world.url}/feeds/${commune.id}/feed.json`);
  expect(feed.items).toHaveLength(3);
  for (const item of feed.items) {
    expect(item.id).toMatch(tag);
    expect(item.content_text).not.toBe("");
    expect(item.date_published).toMatch(rfc3339);
  }
});

describe("ids and dates", () => {
  test("an entry keeps its id and first date; its date of change moves with its words alone", async () => {
    await publish(world, token, commune.id, twoNotices());
    const entryOf = async (id: string) => {
      const entry = named(await atom(), "entry").find((each) => text(each, "id").endsWith(`/${id}`));
      return entry && [text(entry, "id"), text(entry, "published"), text(entry, "updated")];
    };
    const [first, second] = [await entryOf("it_1"), await entryOf("it_2")];
    world.skip(3_600_000);
    await publish(world, token, commune.id, contentOf(notice("it_1", nasty), notice("it_2", "Khóa máy lại")));
    expect(await entryOf("it_1")).toEqual(first);
    const [id, published, updated] = (await entryOf("it_2")) ?? [];
    expect([id, published]).toEqual(second?.slice(0, 2));
    expect(Date.parse(updated ?? "") - Date.parse(published ?? "")).toBeGreaterThanOrEqual(3_599_000);
    const ids = (await json()).items.map((item) => item.id).sort();
    const moved = await world.restart();
    const again = JSON.parse((await moved.call("feedJson", { params })).text) as JsonFeed;
    world = moved;
    expect(again.items.map((item) => item.id).sort()).toEqual(ids);
  });

  test("the name a hub speaks under is that of its public address, once for all", async () => {
    const named1 = await startHub({ config: { publicUrl: "https://tin.lamthuy.example" } });
    try {
      const admin = await named1.setUp();
      await putUnits(named1, admin);
      expect((await named1.call("feedAtom", { params })).text).toContain(
        "tag:tin.lamthuy.example,2026:xa-a/feed",
      );
    } finally {
      await named1.stop();
    }
    expect(text(await atom(), "id")).toMatch(/^tag:[0-9a-f]{16}\.bangtin\.invalid,2026:/);
  });
});

describe("what is in a feed", () => {
  const titles = async (): Promise<string[]> => (await json()).items.map(({ title }) => title);
  const campaign = (more: object) => {
    const content = contentOf(notice("it_1", "Khóa máy"));
    return UnitContent.parse({ ...content, campaigns: [{ ...content.campaigns[0], ...more }] });
  };

  test("nothing of a campaign that has not begun or is over", async () => {
    await publish(world, token, commune.id, campaign({ startDate: "2026-11-24", endDate: "2026-11-25" }));
    expect(await titles()).toEqual([]);
    world.skip(86_400_000);
    expect(await titles()).toHaveLength(2);
    const [item] = (await json()).items;
    expect(item?.date_published).toBe("2026-11-24T00:00:00+07:00");
    world.skip(2 * 86_400_000);
    expect(await titles()).toEqual([]);
  });

  test("nothing that is meant for staff alone, and no draft", async () => {
    await publish(world, token, commune.id, campaign({ audiences: ["can_bo", "giao_vien"] }));
    expect(await titles()).toEqual([]);
    const content = contentOf(notice("it_2", "Đang viết"));
    await world.call("putContent", { params, body: { content, ifRevision: 1 } }, token);
    expect(await titles()).toEqual([]);
  });

  test("what is withdrawn is gone", async () => {
    await publish(world, token, commune.id, twoNotices());
    await world.call("withdraw", { params, body: { items: ["it_1"] } }, token);
    expect(await titles()).not.toContain(nasty);
  });

  test("an alert in force comes first and leads to its CAP document", async () => {
    await publish(world, token, commune.id, twoNotices());
    world.skip(60_000);
    const body = { ...takeoverOrder, exercise: true };
    await world.call("raiseTakeover", { params, body }, token);
    const [alert] = (await json()).items;
    expect(alert?.title).toBe(`DIỄN TẬP: ${takeoverOrder.headline}`);
    expect((await fetch(alert?.url ?? "")).headers.get("content-type")).toContain("application/cap+xml");
    world.skip(takeoverOrder.lifeMs);
    expect((await titles())[0]).not.toContain("DIỄN TẬP");
  });
});

test("anybody may read and keep it for a minute; the same feed is the same tag and a 304", async () => {
  await publish(world, token, commune.id, twoNotices());
  for (const name of ["feedRss", "feedAtom", "feedJson", "feedCapIndex"] as const) {
    const first = await world.call(name, { params });
    const etag = first.headers.get("etag") ?? "";
    expect(etag).toMatch(/^"[0-9a-f]{64}"$/);
    expect(first.headers.get("cache-control")).toBe("public, max-age=60");
    for (const asked of [etag, `W/${etag}`, `"x", ${etag}`]) {
      const again = await world.call(name, { params, headers: { "if-none-match": asked } });
      expect([again.status, again.text]).toEqual([304, ""]);
    }
    expect((await world.call(name, { params, headers: { "if-none-match": '"x"' } })).status).toBe(200);
  }
  expect(startAtMs).toBe(Date.parse("2026-11-23T07:00:00+07:00"));
});
