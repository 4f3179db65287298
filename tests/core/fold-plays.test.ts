/** Plays are never invented and never lost: whatever the glass reports, every act has its opposite. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Showing } from "../../contract/resolution.ts";
import {
  type Glass,
  type GlassEvent,
  type PlayAct,
  emptyGlass,
  foldPlays,
  showingsKept,
  takeoverPlayMsMost,
} from "../../core/plays/fold-plays.ts";
import { showingKey } from "../../core/scene/scene-for.ts";
import { entry, takeover } from "./make-programme.ts";

const slotMs = 10_000;
const showings = [0, 1, 2].map(
  (index) =>
    ({
      entry: entry(`it_${index}`, slotMs),
      campaign: "cp_1",
      startMs: index * slotMs,
      endMs: (index + 1) * slotMs,
    }) as unknown as Showing,
);
const [first, second] = showings as [Showing, Showing];
const full = takeover("to_1", { size: "full" });
const band = takeover("to_2", { size: "band" });
const sentAll: GlassEvent = { type: "sent", showings, takeover: null };

function foldAll(events: readonly GlassEvent[]): { glass: Glass; acts: PlayAct[] } {
  let glass = emptyGlass;
  const acts: PlayAct[] = [];
  for (const event of events) {
    const folded = foldPlays(glass, event);
    glass = folded.glass;
    acts.push(...folded.acts);
  }
  return { glass, acts };
}

const said = (acts: readonly PlayAct[]): string[] =>
  acts.map((act) => (act.act === "open" ? `open ${act.place}` : `${act.place} ${act.how}`));

const shown = (showing: Showing, monoMs: number): GlassEvent => ({
  type: "shown",
  key: showingKey(showing),
  monoMs,
});

const anEvent: fc.Arbitrary<GlassEvent> = fc.oneof(
  fc.constantFrom<GlassEvent>(
    sentAll,
    { type: "sent", showings: [], takeover: full },
    { type: "sent", showings: [], takeover: band },
    { type: "lost" },
  ),
  fc
    .record({ at: fc.nat(2), monoMs: fc.nat(1e6) })
    .map(({ at, monoMs }) => shown(showings[at] ?? first, monoMs)),
  fc
    .nat(2)
    .map((at): GlassEvent => ({ type: "ended", key: showingKey(showings[at] ?? first), how: "error" })),
  fc
    .record({ of: fc.constantFrom(full, band), monoMs: fc.nat(1e6) })
    .map(({ of, monoMs }): GlassEvent => ({ type: "takeover-shown", takeoverId: of.takeover.id, monoMs })),
  fc.nat(1e6).map((monoMs): GlassEvent => ({ type: "saved", monoMs })),
);

describe("over any reports", () => {
  test("what is opened is closed once before the next in its place, and nothing else is closed", () => {
    fc.assert(
      fc.property(fc.array(anEvent, { maxLength: 80 }), (events) => {
        const open = { item: 0, takeover: 0 };
        for (const { act, place } of foldAll([...events, { type: "stopped" }]).acts) {
          open[place] += act === "open" ? 1 : -1;
          expect([0, 1]).toContain(open[place]);
        }
        expect(open).toEqual({ item: 0, takeover: 0 });
      }),
    );
  });

  test("no more is opened than was painted, however often the scene is sent", () => {
    fc.assert(
      fc.property(fc.array(anEvent, { maxLength: 80 }), (events) => {
        const painted = events.filter(({ type }) => type === "shown").length;
        const items = foldAll(events).acts.filter(({ act, place }) => act === "open" && place === "item");
        expect(items.length).toBeLessThanOrEqual(painted);
      }),
    );
  });
});

test("an item that was seen to its end is complete, one that was pushed away early is cut", () => {
  const events = [sentAll, shown(first, 0), shown(second, slotMs), shown(first, slotMs + 5_000)];
  expect(said(foldAll(events).acts)).toEqual([
    "open item",
    "item complete",
    "open item",
    "item cut",
    "open item",
  ]);
});

test("a full takeover cuts what it hides and lets nothing below it count; a band does neither", () => {
  const under = (of: typeof full): string[] => {
    const painted: GlassEvent = { type: "takeover-shown", takeoverId: of.takeover.id, monoMs: 1_000 };
    const scene: GlassEvent = { type: "sent", showings: [], takeover: of };
    return said(foldAll([sentAll, shown(first, 0), scene, painted, shown(second, 2_000)]).acts);
  };
  expect(under(full)).toEqual(["open item", "open takeover", "item cut"]);
  expect(under(band)).toEqual(["open item", "open takeover", "item cut", "open item"]);
});

test("a long takeover is evidence piece by piece", () => {
  const painted: GlassEvent = { type: "takeover-shown", takeoverId: full.takeover.id, monoMs: 0 };
  const scene: GlassEvent = { type: "sent", showings: [], takeover: full };
  const saves = [takeoverPlayMsMost - 1, takeoverPlayMsMost].map(
    (monoMs): GlassEvent => ({ type: "saved", monoMs }),
  );
  expect(said(foldAll([scene, painted, ...saves]).acts)).toEqual([
    "open takeover",
    "takeover complete",
    "open takeover",
  ]);
});

test("a report about a showing long gone, or never sent, is no play", () => {
  const later = Array.from({ length: showingsKept }, (_, index) => ({
    ...second,
    startMs: (index + 5) * slotMs,
  }));
  const scene: GlassEvent = { type: "sent", showings: later, takeover: null };
  expect(foldAll([sentAll, scene, shown(first, 0)]).acts).toEqual([]);
  expect(foldAll([shown(first, 0)]).acts).toEqual([]);
});
