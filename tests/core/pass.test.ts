/** Goal: weights are spread evenly, and a shuffle is a function of the date, the playlist and the group. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ProgrammeItem } from "../../contract/programme.ts";
import { passOf } from "../../core/schedule/pass.ts";
import { timeline } from "../../core/schedule/timeline.ts";
import { campaign, entry, hourMs, mondayMs, programme } from "./make-programme.ts";

function idsOf(pass: readonly ProgrammeItem[]): string[] {
  return pass.map(({ item }) => String(item.id));
}

function weighing(weights: Record<string, number>): ProgrammeItem[] {
  return Object.entries(weights).map(([id, weight]) => entry(`it-${id}`, 10_000, { weight }));
}

function letters(pass: readonly ProgrammeItem[]): string {
  return idsOf(pass)
    .map((id) => id.slice(3))
    .join(" ");
}

/** How far apart the same item is, going round. */
function distances(pass: readonly ProgrammeItem[], id: string): number[] {
  const places = idsOf(pass).flatMap((other, index) => (other === id ? [index] : []));
  return places.map((place, index) => {
    const next = places[index + 1] ?? (places[0] ?? 0) + pass.length;
    return next - place;
  });
}

const shuffledIds = Array.from({ length: 12 }, (_, index) => `it${index}`);
const shuffled = (ids: readonly string[], playlist = "pl") =>
  ids.map((id) => entry(id, 10_000, { playlist, shuffled: true }));

describe("a pass", () => {
  it("3.6: items a (weight 2) and b, c: a b a c, round after round", () => {
    expect(letters(passOf(weighing({ a: 2, b: 1, c: 1 }), ""))).toBe("a b a c");
    const asked = programme({ campaigns: [campaign({ id: "cp", items: weighing({ a: 2, b: 1, c: 1 }) })] });
    const played = timeline(asked, mondayMs, mondayMs + 80_000).map(({ itemId }) => String(itemId).slice(3));
    expect(played.join(" ")).toBe("a b a c a b a c");
  });

  it("3.6: has every item as often as it weighs, at even distances, and begins with the first", () => {
    const weights = fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(weights, (list) => {
        const items = list.map((weight, index) => entry(`it-${index}`, 10_000, { weight }));
        const pass = passOf(items, "");
        expect(pass[0]).toBe(items[0]);
        for (const [index, weight] of list.entries()) {
          expect(distances(pass, `it-${index}`)).toHaveLength(weight);
        }
        const heaviest = Math.max(...list);
        const even = pass.length / heaviest;
        const heavy = distances(pass, `it-${list.indexOf(heaviest)}`);
        if (list.filter((weight) => weight === heaviest).length === 1) {
          expect(Math.max(...heavy)).toBeLessThanOrEqual(Math.ceil(even) + 1);
          expect(Math.min(...heavy)).toBeGreaterThanOrEqual(Math.floor(even) - 1);
        }
      }),
    );
  });

  it("3.7: has nothing twice in a row, nor across its end, where no item outweighs all others", () => {
    const weights = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(weights, (list) => {
        const total = list.reduce((sum, weight) => sum + weight, 0);
        fc.pre(Math.max(...list) * 2 <= total);
        const ids = idsOf(
          passOf(
            list.map((weight, index) => entry(`it-${index}`, 1_000, { weight })),
            "",
          ),
        );
        expect(ids.filter((id, index) => id === ids.at(index - 1))).toEqual([]);
      }),
    );
  });

  it("3.6: a shuffled playlist plays every item once, in an order of date, playlist and group", () => {
    const monday = idsOf(passOf(shuffled(shuffledIds), "2026-11-23/g1"));
    expect(monday.toSorted()).toEqual(shuffledIds.toSorted());
    expect(monday).not.toEqual(shuffledIds);
    expect(idsOf(passOf(shuffled(shuffledIds.toReversed()), "2026-11-23/g1"))).toEqual(monday);
    expect(idsOf(passOf(shuffled(shuffledIds), "2026-11-24/g1"))).not.toEqual(monday);
    expect(idsOf(passOf(shuffled(shuffledIds), "2026-11-23/g2"))).not.toEqual(monday);
    expect(idsOf(passOf(shuffled(shuffledIds, "other"), "2026-11-23/g1"))).not.toEqual(monday);
  });

  it("3.6: over many days every item comes first about equally often", () => {
    const firsts = new Map<string, number>();
    for (let day = 0; day < 3_600; day += 1) {
      const [first = ""] = idsOf(passOf(shuffled(shuffledIds), `${day}/g`));
      firsts.set(first, (firsts.get(first) ?? 0) + 1);
    }
    // 300 each; five standard deviations are 83.
    for (const id of shuffledIds) expect(Math.abs((firsts.get(id) ?? 0) - 300)).toBeLessThan(83);
  });

  it("3.6: boards of one group shuffle alike, and an item that leaves does not disturb the others", () => {
    const asked = (group: string, ids: readonly string[]) =>
      timeline(
        programme({ group, campaigns: [campaign({ id: "cp", items: shuffled(ids) })] }),
        mondayMs,
        mondayMs + hourMs,
      ).map(({ itemId }) => String(itemId));
    expect(asked("g1", shuffledIds)).toEqual(asked("g1", shuffledIds));
    const [gone, ...rest] = shuffledIds;
    const without = asked("g1", shuffledIds).filter((id) => id !== gone);
    expect(asked("g1", rest).slice(0, 11)).toEqual(without.slice(0, 11));
  });
});
