/**
 * Notices may say what time it is: `{time}` and `{date}` in a text become the board's own time and
 * date in words.
 */
import type { NoticeBody } from "../../contract/items/notice.ts";
import type { Locale } from "../../contract/text.ts";
import { dateInWords, timeOfDay } from "../sign-clock.ts";

const timeMark = "{time}";
const dateMark = "{date}";
const minuteMs = 60_000;

export function saysTheTime(notice: NoticeBody): boolean {
  const texts = [notice.title, notice.short, notice.template === "news" ? notice.figure : null];
  return texts.some((text) => text?.includes(timeMark) === true || text?.includes(dateMark) === true);
}

export function msToNextMinute(nowMs: number): number {
  return minuteMs - (nowMs % minuteMs);
}

export function withClock(notice: NoticeBody, nowMs: number, timeZone: string, locale: Locale): NoticeBody {
  if (!saysTheTime(notice)) return notice;
  const fill = (text: string) =>
    text
      .replaceAll(timeMark, timeOfDay(nowMs, timeZone))
      .replaceAll(dateMark, dateInWords(nowMs, timeZone, locale));
  const filled = { ...notice, title: fill(notice.title), short: fill(notice.short) };
  if (filled.template !== "news" || filled.figure === null) return filled;
  return { ...filled, figure: fill(filled.figure) };
}
