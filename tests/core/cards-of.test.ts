/** Goal: each board gets the form of a notice it can carry, and time enough to read it. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Audience } from "../../contract/audience.ts";
import { BulletinItem } from "../../contract/items/bulletin.ts";
import { Place } from "../../contract/placement.ts";
import { Card } from "../../contract/programme.ts";
import { type Viewing, cardsOf } from "../../core/programme/cards-of.ts";
import { notice, takeoverOf } from "./make-edition.ts";
import { imageItem } from "./make-programme.ts";

const hd = { widthPx: 1920, heightPx: 1080 };
const corridor: Viewing = { size: hd, place: "corridor", audiences: ["thcs"] };

function namesOf(item: Parameters<typeof cardsOf>[0], viewing: Partial<Viewing> = {}): string[] {
  return cardsOf(item, { ...corridor, ...viewing }).map(({ card }) => card);
}

const tip = notice("tip", {}, { template: "tip", lines: ["Một", "Hai", "Ba"] });
const news = notice("news", {}, { template: "news", text: "Thứ Bảy họp phụ huynh", figure: "28/11" });

const bulletin = BulletinItem.parse({
  kind: "bulletin",
  id: "flood",
  title: "Flood",
  message: takeoverOf("flood", { instructions: ["Lên chỗ cao", "Mang theo nước uống"], where: "Xã Bến Đò" }),
});

describe("cards", () => {
  it("1.7, 4.2: a bulletin is one poster; on low boards and strips it is its short form", () => {
    expect(namesOf(bulletin)).toEqual(["full"]);
    expect(namesOf(bulletin, { size: { widthPx: 1920, heightPx: 128 } })).toEqual(["short"]);
    expect(namesOf(bulletin, { size: { widthPx: 384, heightPx: 64 } })).toEqual(["short"]);
    const timeFor = (audience: Audience) =>
      cardsOf(bulletin, { ...corridor, audiences: [audience] })[0]?.durationMs;
    // 1 + 3 + 3 + 4 syllables: 2 + 11 / 1.2 s before primary pupils, at least 8 s before anybody.
    expect([timeFor("tieu_hoc"), timeFor("nguoi_dan")]).toEqual([12_000, 8_000]);
  });

  it("a warning is a short scene where people pass, one poster where they wait", () => {
    expect(namesOf(notice("nt"))).toEqual(["title", "signs", "actions"]);
    expect(namesOf(notice("nt"), { place: "counter" })).toEqual(["full"]);
    expect(namesOf(notice("nt"), { place: "staff_room" })).toEqual(["full"]);
    expect(namesOf(notice("nt"), { place: "lobby", audiences: ["nguoi_dan"] })).toEqual(["full"]);
    expect(namesOf(notice("nt"), { place: "lobby" })).toEqual(["title", "signs", "actions"]);
  });

  it("tips and news have their own scenes", () => {
    expect(namesOf(tip)).toEqual(["title", "lines"]);
    expect(namesOf(news)).toEqual(["text"]);
  });

  it("before primary pupils the simple sentence replaces the poster", () => {
    const simple = notice("nt", {}, { simple: "Em gọi 111 nhé" });
    expect(namesOf(simple, { audiences: ["giao_vien", "tieu_hoc"], place: "counter" })).toEqual(["simple"]);
    expect(namesOf(simple)).toEqual(["title", "signs", "actions"]);
  });

  it("strips and low boards get what fits them", () => {
    expect(namesOf(notice("nt"), { size: { widthPx: 1920, heightPx: 128 } })).toEqual(["title", "short"]);
    expect(namesOf(notice("nt"), { size: { widthPx: 384, heightPx: 64 } })).toEqual(["short"]);
  });

  it("the weakest reader the item and the board share sets the time", () => {
    const forAdults = notice("nt", { audiences: ["giao_vien"] });
    const mixed: Partial<Viewing> = { audiences: ["thcs", "giao_vien"] };
    const timeOf = (item: Parameters<typeof cardsOf>[0]): number =>
      cardsOf(item, { ...corridor, ...mixed }).reduce((sum, { durationMs }) => sum + durationMs, 0);
    expect(timeOf(forAdults)).toBeLessThan(timeOf(notice("nt")));
  });

  it("a stated time is spread over the cards and kept to the millisecond", () => {
    fc.assert(
      fc.property(fc.integer({ min: 3_000, max: 3_600_000 }), (durationMs) => {
        const cards = cardsOf(notice("nt", { durationMs }), corridor);
        expect(cards.reduce((sum, card) => sum + card.durationMs, 0)).toBe(durationMs);
      }),
    );
  });

  it("every item on every board becomes valid cards, a notice for at least eight seconds", () => {
    const viewing = fc.record({
      size: fc.record({
        widthPx: fc.integer({ min: 32, max: 4_000 }),
        heightPx: fc.integer({ min: 16, max: 4_000 }),
      }),
      place: fc.constantFrom(...Place.options),
      audiences: fc.subarray([...Audience.options]),
    });
    fc.assert(
      fc.property(viewing, fc.constantFrom(notice("nt"), tip, news, imageItem("it")), (board, item) => {
        const cards = cardsOf(item, board);
        for (const card of cards) expect(Card.safeParse(card).success).toBe(true);
        const sumMs = cards.reduce((sum, { durationMs }) => sum + durationMs, 0);
        expect(sumMs).toBeGreaterThanOrEqual(8_000);
      }),
    );
  });
});
