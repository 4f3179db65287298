/** Goal: a board plays what is for it and nothing else, and can say why it leaves out the rest. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Audience } from "../../contract/audience.ts";
import type { AssetHash, EditionHash } from "../../contract/ids.ts";
import { Programme } from "../../contract/programme.ts";
import { ownName } from "../../contract/status.ts";
import { type BoardContext, programmeFor } from "../../core/programme/programme-for.ts";
import { resolve } from "../../core/schedule/resolve.ts";
import { asset, board, content, edition, notice, takeoverOf } from "./make-edition.ts";
import { entry, hashOf, imageItem, mondayMs } from "./make-programme.ts";

const none: ReadonlySet<AssetHash> = new Set();

function hash(letter: string): AssetHash {
  return hashOf(letter) as AssetHash;
}

function listOf(...items: object[]) {
  return content({ playlists: [{ id: "pl", name: "List", items }] });
}

function readWith(context: Partial<BoardContext>, parts = {}, absent = none): Programme {
  return programmeFor(board(context), [{ hash: null, edition: edition(parts) }], absent);
}

function idsOf({ campaigns }: Programme): string[] {
  return campaigns.flatMap(({ items }) => items.map(({ item }) => String(item.id)));
}

function skips({ skipped }: Programme): string[] {
  return skipped.map(({ kind, id, reason }) => `${kind} ${id} ${reason}`);
}

describe("programme for a board", () => {
  it("is a valid programme with its items, tickers, house loop and the assets they need", () => {
    const read = readWith({});
    expect(Programme.parse(structuredClone(read))).toEqual(read);
    expect(idsOf(read)).toEqual(["it_a"]);
    expect(read.campaigns[0]).toMatchObject({ depth: 2, publisher: { unit: "c07", edition: null } });
    expect(Object.keys(read.assets)).toEqual([hashOf("a")]);
    expect(read.skipped).toEqual([]);
  });

  it("never plays an item whose audiences do not meet the board's", () => {
    const audiences = fc.subarray([...Audience.options]);
    fc.assert(
      fc.property(audiences, audiences, audiences, (boards, campaigns, items) => {
        const made = edition({ content: listOf(imageItem("it", 9_000, { audiences: items })) });
        const [first] = made.campaigns;
        if (!first) throw new Error("no campaign");
        const parts = { ...made, campaigns: [{ ...first, audiences: campaigns }] };
        const read = programmeFor(board({ audiences: boards }), [{ hash: null, edition: parts }], none);
        const meets = (list: readonly Audience[]) =>
          list.length === 0 || list.some((one) => boards.includes(one));
        expect(idsOf(read)).toEqual(meets(campaigns) && meets(items) ? ["it"] : []);
        expect(resolve(read, mondayMs).item?.campaign ?? null).toBe(idsOf(read).length > 0 ? "cp" : null);
        if (idsOf(read).length === 0) expect(skips(read).join()).toContain("other_audience");
      }),
    );
  });

  it("leaves out campaigns for other boards, in each of the three lines", () => {
    const scoped = (line: string, path: string) =>
      skips(
        readWith(
          {},
          {
            unit: { line: "managed", path: "/p01" } as never,
            content: content({
              campaigns: [{ id: "cp", name: "C", level: "normal", playlists: ["pl"], scope: { line, path } }],
            }),
          },
        ),
      );
    expect(scoped("managed", "/p01/c07")).toEqual([]);
    expect(scoped("managed", "/p01/c08")).toEqual(["campaign cp other_board"]);
    expect(scoped("professional", "/p01/edu")).toEqual([]);
    expect(scoped("professional", "/p01/health")).toEqual(["campaign cp other_board"]);
  });

  it("an edition of a unit that does not reach the board plays nothing, its takeovers neither", () => {
    const read = readWith(
      {},
      { unit: { line: "managed", path: "/p02" } as never, takeovers: [takeoverOf("to1")] },
    );
    expect(skips(read)).toEqual(["campaign cp other_board", "takeover to1 other_board"]);
    expect(read.takeovers).toEqual([]);
  });

  it("leaves out what names a restriction it does not understand", () => {
    const read = readWith(
      {},
      { content: listOf(imageItem("it_x", 9_000, { crit: ["hologram"] }), imageItem("it_y")) },
    );
    expect(idsOf(read)).toEqual(["it_y"]);
    expect(skips(read)).toEqual(["item it_x not_understood"]);
  });

  it("skips items whose files are absent, documents as a whole", () => {
    const pages = [hashOf("a"), hashOf("b")];
    const document = { kind: "document", id: "doc", title: "Doc", pages, pageDurationMs: 7_000 };
    const parts = { content: listOf(document), assets: [asset("a"), asset("b")] };
    expect(skips(readWith({}, parts, new Set([hash("b")])))).toEqual(["item doc asset_missing"]);
    const whole = readWith({}, parts);
    expect(whole.campaigns[0]?.items[0]).toMatchObject({
      durationMs: 14_000,
      cards: [
        { card: "page", index: 0, durationMs: 7_000 },
        { card: "page", index: 1, durationMs: 7_000 },
      ],
    });
  });

  it("takes down what is withdrawn: items, assets, tickers, takeovers, whole editions", () => {
    const parts = { takeovers: [takeoverOf("to1")] };
    const taken = (...names: string[]) => {
      const withdrawn = new Set(names.map((each) => ownName("c07", each)));
      return skips(readWith({ withdrawn }, parts));
    };
    expect(taken("it_a")).toEqual(["item it_a withdrawn"]);
    expect(taken(hashOf("a"))).toEqual(["item it_a withdrawn"]);
    expect(taken("tk", "to1")).toEqual(["ticker tk withdrawn", "takeover to1 withdrawn"]);
    const name = hashOf("e") as EditionHash;
    const read = programmeFor(
      board({ withdrawn: new Set([name]) }),
      [{ hash: name, edition: edition(parts) }],
      none,
    );
    expect(read).toMatchObject({ campaigns: [], tickers: [], takeovers: [] });
    expect(skips(read)).toEqual(["campaign cp withdrawn", "ticker tk withdrawn", "takeover to1 withdrawn"]);
  });

  it("keeps what another unit withdrew by the same name: items, assets, tickers, takeovers", () => {
    const parts = { takeovers: [takeoverOf("to1", { asset: hashOf("a") })] };
    const names = ["it_a", hashOf("a"), "tk", "to1"];
    for (const withdrawn of [new Set(names.map((each) => ownName("s1", each))), new Set(names)]) {
      const read = readWith({ withdrawn }, parts);
      expect(skips(read)).toEqual([]);
      expect([idsOf(read), read.takeovers[0]?.takeover.asset]).toEqual([["it_a"], hashOf("a")]);
    }
  });

  it("leaves out an item set aside here", () => {
    expect(skips(readWith({ setAside: new Set(["it_a"]) }))).toEqual(["item it_a withdrawn"]);
  });

  it("drops time-critical items once the board has been out of contact too long, and only those", () => {
    const parts = { content: listOf(imageItem("hot", 9_000, { timeCritical: true }), imageItem("calm")) };
    expect(idsOf(readWith({}, parts))).toEqual(["hot", "calm"]);
    expect(idsOf(readWith({ isLongOutOfContact: true }, parts))).toEqual(["calm"]);
  });

  it("a takeover never waits for its picture: without it, it says its words", () => {
    const parts = { takeovers: [takeoverOf("to1", { asset: hashOf("a") })] };
    expect(readWith({}, parts).takeovers[0]?.takeover.asset).toBe(hashOf("a"));
    expect(readWith({}, parts, new Set([hash("a")])).takeovers[0]?.takeover.asset).toBeNull();
  });

  it("the house loop stands whatever else is missing, without what is not on disk", () => {
    const house = {
      v: 1 as const,
      publisher: { name: "House", shortName: "House" },
      items: [entry("pic").item, notice("words")],
    };
    const read = programmeFor(board({ house }), [], new Set([hash("a")]));
    expect(read.house.map(({ item }) => String(item.id))).toEqual(["words"]);
    expect(resolve(read, mondayMs).item?.entry.item.id).toBe("words");
  });

  it("1.8: places keep campaigns, takeovers and quiet windows to where a board hangs", () => {
    const content_ = content({
      campaigns: [{ id: "cp", name: "C", level: "normal", playlists: ["pl"], places: ["gate", "yard"] }],
      quiet: [{ id: "qw", name: "Library", places: ["gate"] }],
    });
    const parts = { content: content_, takeovers: [takeoverOf("to1", { places: ["gate", "yard"] })] };
    expect(skips(readWith({ place: "staff_room" }, parts))).toEqual([
      "campaign cp other_place",
      "takeover to1 other_place",
    ]);
    expect(readWith({ place: "staff_room" }, parts).quiet).toEqual([]);
    const atGate = readWith({ place: "gate" }, parts);
    expect([skips(atGate), atGate.takeovers.length, atGate.quiet.length]).toEqual([[], 1, 1]);
  });

  it("1.9: an item made for upright boards is not squeezed onto a lying one", () => {
    const parts = { content: listOf(imageItem("up", 9_000, { shapes: ["portrait"] }), imageItem("any")) };
    expect(skips(readWith({}, parts))).toEqual(["item up other_shape"]);
    expect(idsOf(readWith({ size: { widthPx: 1080, heightPx: 1920 } }, parts))).toEqual(["up", "any"]);
  });

  it("1.10: a variant gives way only where a better one may really play", () => {
    const forms = [
      imageItem("vi", 9_000, { language: "vi" }),
      imageItem("hmn", 9_000, { language: "hmn", variantOf: "vi", shapes: ["portrait"] }),
    ];
    const hmong = { languages: ["hmn", "vi"], size: { widthPx: 1080, heightPx: 1920 } };
    expect(idsOf(readWith(hmong, { content: listOf(...forms) }))).toEqual(["hmn"]);
    expect(skips(readWith(hmong, { content: listOf(...forms) }))).toEqual(["item vi other_variant"]);
    expect(idsOf(readWith({ languages: ["hmn", "vi"] }, { content: listOf(...forms) }))).toEqual(["vi"]);
  });

  it("1.10: what one campaign leaves out and another plays is not said to be left out", () => {
    const list = (id: string, ...items: object[]) => ({ id, name: id, items });
    const vi = imageItem("vi", 9_000, { language: "vi" });
    const en = imageItem("en", 9_000, { language: "en", variantOf: "vi" });
    const both = { id: "both", name: "B", level: "normal", playlists: ["p1"] };
    const alone = { id: "alone", name: "A", level: "normal", playlists: ["p2"] };
    const made = content({ playlists: [list("p1", vi, en), list("p2", en)], campaigns: [both, alone] });
    expect(skips(readWith({}, { content: made }))).toEqual([]);
  });

  it("2.6: writes calendars out with their names, and keeps the playlist and order of each item", () => {
    const day = { startDate: "2027-02-05", endDate: "2027-02-10" };
    const made = content({
      playlists: [{ id: "pl", name: "L", order: "shuffled", items: [imageItem("it")] }],
      calendars: [{ id: "tet", name: "Tết", spans: [day] }],
      campaigns: [{ id: "cp", name: "C", level: "normal", playlists: ["pl"], except: ["tet"], weight: 4 }],
    });
    const [read] = readWith({}, { content: made }).campaigns;
    expect(read).toMatchObject({ during: null, weight: 4, except: [{ ...day, calendar: "Tết" }] });
    expect(read?.items[0]).toMatchObject({ playlist: "pl", shuffled: true });
  });

  it("3.3: only what other units guarantee is mandated", () => {
    const level = (name: string, unit: string) => {
      const campaigns = [{ id: "cp", name: "C", level: name, playlists: ["pl"] }];
      return readWith({ unit: unit as never }, { content: content({ campaigns }) }).campaigns[0]?.mandated;
    };
    expect(level("priority", "/p01/c07/s1")).toBe(true);
    expect(level("priority", "/p01/c07")).toBe(false);
    expect(level("normal", "/p01/c07/s1")).toBe(false);
  });
});
