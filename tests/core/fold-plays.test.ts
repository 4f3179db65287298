/** Goal: no play is invented, none is lost, each is closed once. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Play } from "../../contract/play.ts";
import {
  type OpenPlay,
  type PlayEvent,
  closeOrphans,
  foldPlays,
  openPlaysMax,
} from "../../core/plays/fold-plays.ts";

function openPlay(n: number, startMonoMs: number): OpenPlay {
  const {
    durationMs: _,
    ended: __,
    ...open
  } = Play.parse({
    n,
    playId: `play-${n}`,
    bootId: "boot1",
    item: "it_1",
    takeover: null,
    campaign: null,
    edition: null,
    asset: null,
    startedAtMs: 1_000_000 + startMonoMs,
    startMonoMs,
    durationMs: 0,
    plannedMs: 10_000,
    ended: "complete",
    witness: "glass",
    clock: "hub",
  });
  return open;
}

function shown(key: string, n: number, startMonoMs: number): PlayEvent {
  return { type: "shown", key, play: openPlay(n, startMonoMs) };
}

function ended(key: string, monoMs: number, how: "complete" | "cut" | "error" = "complete"): PlayEvent {
  return { type: "ended", key, monoMs, how };
}

const events = fc
  .array(fc.tuple(fc.boolean(), fc.constantFrom("aa", "bb", "cc", "dd", "ee", "ff")), { maxLength: 60 })
  .map((list) =>
    list.map(([isShown, key], n) => (isShown ? shown(key, n + 1, n * 100) : ended(key, n * 100))),
  );

describe("plays", () => {
  it("opens with the first frame and closes with the last, even where the next one is painted before", () => {
    const { open, closed } = foldPlays([shown("aa", 1, 0), shown("bb", 2, 9_990), ended("aa", 10_010)]);
    expect(closed).toMatchObject([{ n: 1, durationMs: 10_010, ended: "complete" }]);
    expect([...open.keys()]).toEqual(["bb"]);
  });

  it("every opened play is closed once or still open, and nothing else is closed", () => {
    fc.assert(
      fc.property(events, (list) => {
        const { open, closed } = foldPlays(list);
        const begun = list.flatMap((event) => (event.type === "shown" ? [event.play.n] : []));
        const accounted = [...closed.map(({ n }) => n), ...[...open.values()].map(({ n }) => n)];
        expect(accounted.toSorted((a, b) => a - b)).toEqual(begun);
        expect(open.size).toBeLessThanOrEqual(openPlaysMax);
        for (const play of closed) expect(Play.safeParse(play).success).toBe(true);
      }),
    );
  });

  it("an end without a beginning is no play", () => {
    expect(foldPlays([ended("ghost", 5)])).toEqual({ open: new Map(), closed: [] });
  });

  it("a showing that begins again under its key was interrupted", () => {
    const { closed } = foldPlays([shown("aa", 1, 0), shown("aa", 2, 4_000), ended("aa", 10_000)]);
    expect(closed).toMatchObject([
      { n: 1, durationMs: 4_000, ended: "interrupted" },
      { n: 2, durationMs: 6_000, ended: "complete" },
    ]);
  });

  it("plays found open at the next start lasted until the player was last alive", () => {
    expect(closeOrphans([openPlay(1, 5_000)], 9_000)).toMatchObject([
      { n: 1, durationMs: 4_000, ended: "interrupted" },
    ]);
    expect(closeOrphans([openPlay(1, 5_000)], null)).toMatchObject([{ durationMs: 0 }]);
  });
});
