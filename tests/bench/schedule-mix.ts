/**
 * The mix of schedules that is measured: 55 % weekly, 20 % daily, 25 % on one day, ten priorities, one in
 * eight across midnight; in our own form, as plain numbers, and in the form of the peer.
 */
import type { Programme, ProgrammeCampaign } from "../../contract/programme.ts";
import { calendarOf, dateOfDay, dayOf } from "../../core/time/local-time.ts";
import { campaign, entry, programme } from "../core/make-programme.ts";
import { createSeededRandom } from "../support/seeded-random.ts";

export interface Mixed {
  readonly id: string;
  readonly priority: number;
  /** ISO weekdays; empty: only on `date`. */
  readonly days: readonly number[];
  readonly date: string | null;
  readonly fromMinute: number;
  /** From 1,440 on it lies on the next day. */
  readonly untilMinute: number;
}

const everyDay = [1, 2, 3, 4, 5, 6, 7];

/** `count` entries around an instant of a zone; of one seed the first are always the same. */
export function mixOf(count: number, seed: number, timeZone: string, aroundMs: number): Mixed[] {
  const random = createSeededRandom(seed);
  const whole = (from: number, to: number): number => from + Math.floor(random.unit() * (to - from + 1));
  const today = dayOf(calendarOf(timeZone), aroundMs);
  return Array.from({ length: count }, (_, index) => {
    const kind = random.unit();
    const fromMinute = whole(0, 287) * 5;
    const hours = { fromMinute, untilMinute: fromMinute + whole(3, 48) * 5 };
    const weekdays = everyDay.filter(() => random.unit() < 0.4);
    const first = whole(1, 7);
    const day = whole(-14, 21);
    const common = { id: `cp${index}`, priority: index % 10, ...hours };
    if (kind >= 0.75) return { ...common, days: [], date: dateOfDay(today + day) };
    return { ...common, date: null, days: kind < 0.55 ? [...new Set([first, ...weekdays])] : everyDay };
  });
}

function timeOf(minute: number): string {
  const within = minute % 1_440;
  return `${String(Math.floor(within / 60)).padStart(2, "0")}:${String(within % 60).padStart(2, "0")}`;
}

export function campaignOf({ id, priority, days, date, fromMinute, untilMinute }: Mixed): ProgrammeCampaign {
  const number = Number(id.slice(2));
  return campaign({
    id,
    depth: 9 - priority,
    unit: `u${number % 13}`,
    level: priority === 9 ? "priority" : "normal",
    share: priority === 9 ? 0.01 : null,
    startDate: date,
    endDate: date,
    dayparts: [
      { days: days.length === 0 ? everyDay : [...days], from: timeOf(fromMinute), to: timeOf(untilMinute) },
    ],
    items: [1, 2, 3].map((part) => entry(`${id}-${part}`, (8 + ((number + part) % 12)) * 1_000)),
  });
}

export function programmeOf(mix: readonly Mixed[], timeZone: string): Programme {
  return programme({ timeZone, campaigns: mix.map(campaignOf) });
}

/** Instants drawn evenly from a span. */
export function instantsOf(count: number, seed: number, fromMs: number, spanMs: number): number[] {
  const random = createSeededRandom(seed);
  return Array.from({ length: count }, () => fromMs + Math.floor(random.unit() * spanMs));
}

interface Numbers {
  readonly priority: number;
  readonly days: readonly boolean[];
  readonly date: number;
  readonly fromMinute: number;
  readonly untilMinute: number;
}

/**
 * The scan as players do it, with numbers only: every entry is looked at, the strongest open ones are kept.
 */
export function linearScan(mix: readonly Mixed[]): (atMs: number) => number {
  const entries = mix.map(
    ({ priority, days, date, fromMinute, untilMinute }): Numbers => ({
      priority,
      days: Array.from({ length: 7 }, (_, day) => days.includes(day === 0 ? 7 : day)),
      date: date === null ? -1 : Number(date.replaceAll("-", "")),
      fromMinute,
      untilMinute,
    }),
  );
  const isOn = ({ days, date }: Numbers, at: Date): boolean =>
    date < 0
      ? (days[at.getDay()] ?? false)
      : date === at.getFullYear() * 10_000 + (at.getMonth() + 1) * 100 + at.getDate();
  return (atMs) => {
    const now = new Date(atMs);
    const yesterday = new Date(atMs);
    yesterday.setDate(now.getDate() - 1);
    const minute = now.getHours() * 60 + now.getMinutes();
    let best = -1;
    let open = 0;
    for (const one of entries) {
      const { fromMinute, untilMinute, priority } = one;
      const isOpen =
        (minute >= fromMinute && minute < untilMinute && isOn(one, now)) ||
        (minute + 1_440 < untilMinute && isOn(one, yesterday));
      if (!isOpen) continue;
      if (priority > best) open = 0;
      if (priority >= best) open += 1;
      best = Math.max(best, priority);
    }
    return open;
  };
}

/** A minute of a day as the peer reads it: an ISO text in the zone of the process. */
function peerTime(date: string, minute: number): string {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  return new Date(year, month - 1, day, 0, minute).toISOString();
}

/** The entries as the peer's schedule has them. */
export function peerSchedule(mix: readonly Mixed[]) {
  const layouts = mix.map(({ id, priority, days, date, fromMinute, untilMinute }) => ({
    id,
    file: id,
    priority,
    fromdt: peerTime(date ?? "2026-01-05", fromMinute),
    todt: peerTime(date ?? "2026-01-05", untilMinute),
    ...(date === null && days.length === 7 ? { recurrenceType: "Day" } : {}),
    ...(date === null && days.length < 7
      ? { recurrenceType: "Week", recurrenceRepeatsOn: days.join(",") }
      : {}),
  }));
  return { default: "default", layouts, campaigns: [] };
}
