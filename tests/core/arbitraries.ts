/**
 * Random programmes and instants: clock-change weekends, dayparts across midnight, windows that touch
 * nothing.
 */
import * as fc from "fast-check";
import type { Programme } from "../../contract/programme.ts";
import { campaign, entry, hourMs, programme, takeover, ticker } from "./make-programme.ts";

interface ZoneTime {
  readonly timeZone: string;
  /** The middle of the instants asked about. */
  readonly aroundMs: number;
}

/** Clock changes forward and back, at midnight, by half an hour, a day left out, and no change at all. */
const zoneTimes: readonly ZoneTime[] = [
  { timeZone: "America/New_York", aroundMs: Date.UTC(2026, 2, 8, 7) },
  { timeZone: "America/New_York", aroundMs: Date.UTC(2026, 10, 1, 6) },
  { timeZone: "Europe/Berlin", aroundMs: Date.UTC(2026, 2, 29, 1) },
  { timeZone: "Europe/Berlin", aroundMs: Date.UTC(2026, 9, 25, 1) },
  { timeZone: "Africa/Cairo", aroundMs: Date.UTC(2026, 3, 23, 22) },
  { timeZone: "America/Havana", aroundMs: Date.UTC(2026, 10, 1, 5) },
  { timeZone: "Australia/Lord_Howe", aroundMs: Date.UTC(2026, 3, 4, 15) },
  { timeZone: "Pacific/Apia", aroundMs: Date.UTC(2011, 11, 30, 10) },
  { timeZone: "Asia/Ho_Chi_Minh", aroundMs: Date.UTC(2026, 10, 22, 17) },
];

const localTime = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 5, 30, 59))
  .map(([hour, minute]) => `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`);

export const daypart = fc.record({
  days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
  from: localTime,
  to: fc.oneof(localTime, fc.constant("24:00")),
});

function windowAround(aroundMs: number) {
  const edge = fc.option(
    fc.integer({ min: -40 * 60, max: 40 * 60 }).map((minutes) => aroundMs + minutes * 60_000),
    { freq: 2 },
  );
  return fc.record({ fromMs: edge, untilMs: edge });
}

function dateAround(aroundMs: number) {
  return fc.option(
    fc
      .integer({ min: -3, max: 3 })
      .map((days) => new Date(aroundMs + days * 24 * hourMs).toISOString().slice(0, 10)),
    { freq: 2 },
  );
}

const itemDurationMs = fc.constantFrom(1_000, 5_000, 10_000, 12_345, 41_000, 600_000);

function anItem(aroundMs: number) {
  return fc
    .tuple(fc.integer({ min: 1, max: 12 }), itemDurationMs, windowAround(aroundMs))
    .map(([number, durationMs, window]) => entry(`item${number}`, durationMs, window));
}

export function aCampaign(aroundMs: number, id: string) {
  return fc
    .record({
      level: fc.constantFrom("normal" as const, "normal" as const, "priority" as const, "urgent" as const),
      share: fc.option(fc.constantFrom(0.1, 0.25, 0.4, 1), { freq: 2 }),
      depth: fc.integer({ min: 0, max: 4 }),
      startDate: dateAround(aroundMs),
      endDate: dateAround(aroundMs),
      dayparts: fc.array(daypart, { maxLength: 3 }),
      items: fc.array(anItem(aroundMs), { maxLength: 4 }),
      tickers: fc.subarray(["tk1", "tk2", "tk3"]),
    })
    .map((parts) => campaign({ id, ...parts }));
}

function someTickers(aroundMs: number) {
  return fc
    .tuple(windowAround(aroundMs), windowAround(aroundMs), windowAround(aroundMs))
    .map(([one, two, three]) => [
      ticker("tk1", "Same words", one),
      ticker("tk2", "Same words", two, 2),
      ticker("tk3", "Other words", three),
    ]);
}

function someTakeovers(aroundMs: number) {
  const one = fc.record({
    kind: fc.constantFrom("alert", "alert", "all_clear"),
    severity: fc.constantFrom("info", "caution", "warning", "danger"),
    exercise: fc.boolean(),
    fromMs: fc.integer({ min: -300, max: 300 }).map((minutes) => aroundMs + minutes * 60_000),
    lifeMs: fc.integer({ min: 1, max: 6 * hourMs }),
    cancels: fc.subarray(["to0", "to1", "to2", "to3"], { maxLength: 2 }),
  });
  return fc
    .array(one, { maxLength: 4 })
    .map((list) =>
      list.map(({ lifeMs, ...more }, index) =>
        takeover(`to${index}`, { ...more, untilMs: more.fromMs + lifeMs }, index),
      ),
    );
}

export interface Question {
  readonly programme: Programme;
  readonly atMs: number;
}

/** A programme and an instant near a clock change of its zone. */
export const question: fc.Arbitrary<Question> = fc
  .constantFrom(...zoneTimes)
  .chain(({ timeZone, aroundMs }) =>
    fc
      .record({
        campaigns: fc
          .integer({ min: 0, max: 6 })
          .chain((count) =>
            fc.tuple(...Array.from({ length: count }, (_, index) => aCampaign(aroundMs, `cp${index}`))),
          ),
        tickers: someTickers(aroundMs),
        takeovers: someTakeovers(aroundMs),
        offsetMs: fc.integer({ min: -30 * hourMs, max: 30 * hourMs }),
      })
      .map(({ offsetMs, ...parts }) => ({
        programme: programme({ timeZone, ...parts }),
        atMs: aroundMs + offsetMs,
      })),
  );
