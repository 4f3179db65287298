/** One verdict in words: the sentence of a rule with its facts filled in, in both languages. */
import type { Verdict } from "../../contract/resolution.ts";
import type { Bilingual } from "../../contract/text.ts";
import { type LocalCalendar, dateOfDay, dayMs, dayOf, localClock, weekdayOf } from "../time/local-time.ts";
import { type RuleName, rules, weekdayNames } from "./rules.ts";

export type Words = Readonly<Record<string, Bilingual>>;

function fill(sentence: string, locale: keyof Bilingual, words: Words): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => words[name]?.[locale] ?? "");
}

export function verdict(id: string, name: RuleName, words: Words = {}): Verdict {
  const { plays, rule, vi, en } = rules[name];
  return { id, plays, rule, vi: fill(vi, "vi", words), en: fill(en, "en", words) };
}

/** The same in both languages: names, and what staff wrote. */
export function asWritten(text: string): Bilingual {
  return { vi: text, en: text };
}

export function percent(share: number): Bilingual {
  return asWritten(`${Math.round(share * 100)}%`);
}

function pad(number: number): string {
  return String(number).padStart(2, "0");
}

/** `2026-11-23` -> `23/11/2026`. */
function dayWords(day: number): string {
  return dateOfDay(day).split("-").toReversed().join("/");
}

/** The date of an instant. */
export function dateWords(calendar: LocalCalendar, atMs: number): Bilingual {
  return asWritten(dayWords(dayOf(calendar, atMs)));
}

/** `07:00 thứ Ba`, with its date from a week ahead on. */
export function instantWords(calendar: LocalCalendar, atMs: number, nowMs: number): Bilingual {
  const { day, minute } = localClock(calendar, atMs);
  const time = `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
  const date = atMs - nowMs < 6 * dayMs ? "" : ` ${dayWords(day)}`;
  const weekday = weekdayOf(day) - 1;
  return {
    vi: `${time} ${weekdayNames.vi[weekday] ?? ""}${date}`,
    en: `${time} ${weekdayNames.en[weekday] ?? ""}${date}`,
  };
}
