/**
 * Random programmes and instants: clock-change weekends, dayparts across midnight, windows that touch
 * nothing.
 */
import * as fc from "fast-check";
import type { Span } from "../../contract/calendar.ts";
import type { ImageItem } from "../../contract/items/image.ts";
import { VideoItem } from "../../contract/items/video.ts";
import type { Programme } from "../../contract/programme.ts";
import { campaign, entry, hourMs, programme, takeover, ticker } from "./make-programme.ts";

export interface ZoneTime {
  readonly timeZone: string;
  /** The middle of the instants asked about. */
  readonly aroundMs: number;
}

/** Clock changes forward and back, at midnight, by half an hour, a day left out, and no change at all. */
export const zoneTimes: readonly ZoneTime[] = [
  { timeZone: "America/New_York", aroundMs: Date.UTC(2026, 2, 8, 7) },
  { timeZone: "America/New_York", aroundMs: Date.UTC(2026, 10, 1, 6) },
  { timeZone: "Europe/Berlin", aroundMs: Date.UTC(2026, 2, 29, 1) },
  { timeZone: "Europe/Berlin", aroundMs: Date.UTC(2026, 9, 25, 1) },
  { timeZone: "Africa/Cairo", aroundMs: Date.UTC(2026, 3, 23, 22) },
  { timeZone: "America/Havana", aroundMs: Date.UTC(2026, 10, 1, 5) },
  { timeZone: "Australia/Lord_Howe", aroundMs: Date.UTC(2026, 3, 4, 15) },
  { timeZone: "Australia/Lord_Howe", aroundMs: Date.UTC(2026, 9, 3, 15, 30) },
  { timeZone: "Africa/Casablanca", aroundMs: Date.UTC(2026, 1, 15, 2) },
  { timeZone: "Africa/Casablanca", aroundMs: Date.UTC(2026, 2, 22, 2) },
  { timeZone: "Pacific/Apia", aroundMs: Date.UTC(2011, 11, 30, 10) },
  { timeZone: "Asia/Ho_Chi_Minh", aroundMs: Date.UTC(2026, 10, 22, 17) },
  { timeZone: "UTC", aroundMs: Date.UTC(2027, 0, 1) },
];

const localTime = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 5, 30, 59))
  .map(([hour, minute]) => `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`);

const hours = fc.record({ from: localTime, to: fc.oneof(localTime, fc.constant("24:00")) });

export const daypart = fc
  .tuple(fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }), hours)
  .map(([days, { from, to }]) => ({ days, from, to }));

function windowAround(aroundMs: number) {
  const edge = fc.option(
    fc.integer({ min: -40 * 60, max: 40 * 60 }).map((minutes) => aroundMs + minutes * 60_000),
    { freq: 2 },
  );
  return fc.record({ fromMs: edge, untilMs: edge });
}

function dateOf(aroundMs: number, days: number): string {
  return new Date(aroundMs + days * 24 * hourMs).toISOString().slice(0, 10);
}

function dateAround(aroundMs: number, freq = 2) {
  return fc.option(
    fc.integer({ min: -3, max: 3 }).map((days) => dateOf(aroundMs, days)),
    { freq },
  );
}

const itemDurationMs = fc.constantFrom(1_000, 5_000, 10_000, 12_345, 41_000, 600_000);

function anItem(aroundMs: number) {
  return fc
    .record({
      number: fc.integer({ min: 1, max: 12 }),
      durationMs: itemDurationMs,
      window: windowAround(aroundMs),
      reviewDate: dateAround(aroundMs, 5),
      weight: fc.constantFrom(1, 1, 1, 2, 3),
      list: fc.constantFrom("pl1", "pl1", "pl2"),
      isVideo: fc.boolean(),
    })
    .map(({ number, durationMs, window, reviewDate, weight, list, isVideo }) => {
      const made = entry(`item${number}`, durationMs, {
        ...window,
        reviewDate,
        weight,
        playlist: list,
        shuffled: list === "pl2",
      });
      const { alt: _alt, fit: _fit, ...common } = made.item as ImageItem;
      return isVideo ? { ...made, item: VideoItem.parse({ ...common, kind: "video" }) } : made;
    });
}

function someSpans(aroundMs: number) {
  const span = fc
    .tuple(fc.integer({ min: -3, max: 2 }), fc.integer({ min: 0, max: 2 }), hours)
    .map(([first, more, { from, to }]) => ({
      startDate: dateOf(aroundMs, first),
      endDate: dateOf(aroundMs, first + more),
      from,
      to,
    }));
  return fc.array(span, { minLength: 1, maxLength: 3 });
}

function someTimes(aroundMs: number) {
  return {
    dayparts: fc.array(daypart, { maxLength: 3 }),
    during: fc.option(someSpans(aroundMs), { freq: 1 }),
    except: fc.oneof(
      { weight: 3, arbitrary: fc.constant<Span[]>([]) },
      { weight: 1, arbitrary: someSpans(aroundMs) },
    ),
  };
}

export function aCampaign(aroundMs: number, id: string) {
  return fc
    .record({
      level: fc.constantFrom("normal" as const, "normal" as const, "priority" as const, "urgent" as const),
      share: fc.option(fc.constantFrom(0.1, 0.25, 0.4, 1), { freq: 2 }),
      depth: fc.integer({ min: 0, max: 4 }),
      startDate: dateAround(aroundMs),
      endDate: dateAround(aroundMs),
      ...someTimes(aroundMs),
      weight: fc.constantFrom(1, 1, 4),
      mandated: fc.boolean(),
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
    urgentMs: fc.option(fc.integer({ min: 1, max: 4 * hourMs })),
    size: fc.constantFrom("full", "band", "ticker"),
    cancels: fc.subarray(["to0", "to1", "to2", "to3"], { maxLength: 2 }),
  });
  return fc.array(one, { maxLength: 4 }).map((list) =>
    list.map(({ lifeMs, urgentMs, ...more }, index) => {
      const urgentUntilMs = urgentMs === null ? null : more.fromMs + urgentMs;
      return takeover(`to${index}`, { ...more, urgentUntilMs, untilMs: more.fromMs + lifeMs }, index);
    }),
  );
}

function someQuiet(aroundMs: number) {
  const window = fc.record({ name: fc.constantFrom("Flag", "Lesson"), ...someTimes(aroundMs) });
  return fc
    .array(window, { maxLength: 2 })
    .map((list) => list.map((one, index) => ({ id: `qw${index}`, ...one })) as Programme["quiet"]);
}

/** A programme whose times lie around an instant of its zone. */
export function aProgramme({ timeZone, aroundMs }: ZoneTime): fc.Arbitrary<Programme> {
  return fc
    .record({
      campaigns: fc
        .integer({ min: 0, max: 6 })
        .chain((count) =>
          fc.tuple(...Array.from({ length: count }, (_, index) => aCampaign(aroundMs, `cp${index}`))),
        ),
      tickers: someTickers(aroundMs),
      takeovers: someTakeovers(aroundMs),
      quiet: someQuiet(aroundMs),
    })
    .map((parts) => programme({ timeZone, ...parts }));
}

export interface Question {
  readonly programme: Programme;
  readonly atMs: number;
}

/** A programme and an instant near a clock change of its zone. */
export const question: fc.Arbitrary<Question> = fc.constantFrom(...zoneTimes).chain((zoneTime) =>
  fc.record({
    programme: aProgramme(zoneTime),
    atMs: fc.integer({ min: -30 * hourMs, max: 30 * hourMs }).map((offsetMs) => zoneTime.aroundMs + offsetMs),
  }),
);
