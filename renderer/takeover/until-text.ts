/** Until when a takeover holds, in the board's own zone and in the words of its language. */
import type { Locale } from "../../contract/text.ts";
import { words } from "../words.ts";

interface LocalParts {
  readonly day: string;
  readonly hour: string;
  readonly minute: string;
}

/** To make a format costs a millisecond, and an urgent message is drawn between two frames. */
const formatOf = (timeZone: string) =>
  new Intl.DateTimeFormat("en-GB", {
    timeZone,
    day: "2-digit",
    month: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
let latest: { readonly timeZone: string; readonly format: Intl.DateTimeFormat } | null = null;

function localParts(atMs: number, timeZone: string): LocalParts {
  if (latest?.timeZone !== timeZone) latest = { timeZone, format: formatOf(timeZone) };
  const parts = latest.format.formatToParts(atMs);
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? "";
  return { day: `${of("day")}/${of("month")}`, hour: of("hour"), minute: of("minute") };
}

/** `18 giờ 30 hôm nay`, `7 giờ ngày 24/11`; `18:30 today`, `07:00 on 24/11`. */
export function untilText(untilMs: number, nowMs: number, timeZone: string, locale: Locale): string {
  const until = localParts(untilMs, timeZone);
  const isToday = localParts(nowMs, timeZone).day === until.day && untilMs - nowMs < 86_400_000;
  const { today, onDay } = words.takeover;
  const day = isToday ? today[locale] : `${onDay[locale]} ${until.day}`;
  if (locale === "en") return `${until.hour}:${until.minute} ${day}`;
  const minutes = until.minute === "00" ? "" : ` ${until.minute}`;
  return `${Number(until.hour)} giờ${minutes} ${day}`;
}
