/** Rules of repetition: what is misspelt is refused, what is endless is bounded. */
import { expect, test } from "vitest";
import { calendarOf, expandFile, starts } from "./calendar-file.ts";

const from = "2025-09-01T00:00Z";
const until = "2025-10-01T00:00Z";
const daily = (rule: string, start = "DTSTART;TZID=Asia/Ho_Chi_Minh:20250901T060000") =>
  expandFile(calendarOf(start, "DURATION:PT30M", `RRULE:${rule}`), from, until);

test.each([
  ["FREQ=DAILY;UNTL=20250903T000000Z", "calendar_rule_bad"],
  ["FREQ=DAYLY", "calendar_rule_bad"],
  ["INTERVAL=2", "calendar_rule_bad"],
  ["FREQ=DAILY;INTERVAL=0", "calendar_rule_bad"],
  ["FREQ=DAILY;COUNT=0", "calendar_rule_bad"],
  ["FREQ=DAILY;COUNT=3;UNTIL=20250903T000000Z", "calendar_rule_bad"],
  ["FREQ=DAILY;UNTIL=3 September", "calendar_rule_bad"],
  ["FREQ=WEEKLY;BYDAY=XX", "calendar_rule_bad"],
  ["FREQ=DAILY;COUNT=2;COUNT=5", "calendar_rule_bad"],
  ["FREQ=SECONDLY", "calendar_too_dense"],
  ["FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7;BYMINUTE=0,1,2,3,4,5;BYSECOND=0,1,2,3,4,5,6,7,8,9", null],
])("%s: %s", (rule, code) => {
  const { problems, occurrences } = daily(rule);
  expect(problems.map((problem) => problem.code)).toEqual(code === null ? [] : [code]);
  if (code !== null) expect([occurrences.length, problems[0]?.path]).toEqual([0, "line 7"]);
});

test("a rule by the minute for ever is refused by name, not worked out", () => {
  const file = calendarOf("DTSTART:20000101T000000Z", "DURATION:PT1M", "RRULE:FREQ=MINUTELY");
  const { problems } = expandFile(file, "2026-11-23", "2027-12-28");
  expect(problems.map(({ code }) => code)).toEqual(["calendar_too_dense"]);
});

test("UNTIL counts, and it is an instant: 23:00Z on the 4th is past 06:00 of the 5th in Vietnam", () => {
  expect(starts(daily("FREQ=DAILY;UNTIL=20250904T230000Z")).at(-1)).toBe("2025-09-04T23:00Z");
  expect(starts(daily("FREQ=DAILY;UNTIL=20250904T225959Z")).at(-1)).toBe("2025-09-03T23:00Z");
});

test("a day as UNTIL of an all-day rule is the last day", () => {
  const file = calendarOf("DTSTART;VALUE=DATE:20250901", "RRULE:FREQ=DAILY;UNTIL=20250903");
  expect(expandFile(file, "2025-08-01", "2025-10-01").occurrences).toHaveLength(3);
});

test("a rule that began long ago costs no more than its window", () => {
  const old = daily("FREQ=DAILY", "DTSTART;TZID=Asia/Ho_Chi_Minh:19800901T060000");
  expect(starts(old)).toHaveLength(30);
});
