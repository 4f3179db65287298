/** Series: added, excepted, moved and cancelled instances; sequence numbers; zones. */
import { describe, expect, test } from "vitest";
import { calendarOf, expandFile, starts, stretches } from "./calendar-file.ts";

const daily = ["DTSTART;TZID=Asia/Ho_Chi_Minh:20250901T080000", "DURATION:PT30M", "RRULE:FREQ=DAILY;COUNT=4"];
const series = (...lines: readonly string[]): string => calendarOf(...daily, ...lines);
const all = (file: string) => expandFile(file, "2025-08-01", "2025-12-01");
const days = (file: string): string[] => starts(all(file)).map((start) => start.slice(5, 10));

/** A second event of the same series. */
function changed(...lines: readonly string[]): string {
  return series("END:VEVENT", "BEGIN:VEVENT", "UID:1", ...lines);
}

describe("exceptions", () => {
  test("an EXDATE matches by its instant, whatever zone it is written in", () => {
    expect(days(series("EXDATE:20250902T010000Z"))).toEqual(["09-01", "09-03", "09-04"]);
    expect(days(series("EXDATE;TZID=Asia/Saigon:20250902T080000,20250903T080000"))).toEqual([
      "09-01",
      "09-04",
    ]);
    expect(days(series("EXDATE:20250902T020000Z"))).toHaveLength(4);
  });

  test("a day as EXDATE takes out what begins that day", () => {
    expect(days(series("EXDATE;VALUE=DATE:20250902"))).toEqual(["09-01", "09-03", "09-04"]);
  });

  test("an RDATE adds one, also with a length of its own", () => {
    expect(days(series("RDATE:20250910T010000Z"))).toEqual(["09-01", "09-02", "09-03", "09-04", "09-10"]);
    const periods = series("RDATE;VALUE=PERIOD:20250910T010000Z/PT2H,20250911T010000Z/20250911T013000Z");
    expect(stretches(all(periods)).slice(4)).toEqual([
      "2025-09-10T01:00Z 2025-09-10T03:00Z",
      "2025-09-11T01:00Z 2025-09-11T01:30Z",
    ]);
  });
});

describe("changed instances", () => {
  test("one instance moves, even out of the window, and leaves its old time", () => {
    const file = changed("RECURRENCE-ID:20250902T010000Z", "DTSTART:20251005T030000Z", "DURATION:PT1H");
    expect(days(file)).toEqual(["09-01", "09-03", "09-04", "10-05"]);
    expect(starts(expandFile(file, "2025-10-01", "2025-10-31"))).toEqual(["2025-10-05T03:00Z"]);
  });

  test("a cancelled instance does not play; a cancelled series plays not at all", () => {
    const one = changed("RECURRENCE-ID:20250902T010000Z", "DTSTART:20250902T010000Z", "STATUS:CANCELLED");
    expect(days(one)).toEqual(["09-01", "09-03", "09-04"]);
    expect(days(series("STATUS:CANCELLED"))).toEqual([]);
    expect(days(series().replace("VERSION:2.0", "METHOD:CANCEL"))).toEqual([]);
  });

  test("the highest sequence counts, in whatever order the file has them", () => {
    const file = changed(
      "RECURRENCE-ID:20250902T010000Z",
      "SEQUENCE:2",
      "DTSTART:20250902T050000Z",
      "DURATION:PT1H",
      "END:VEVENT",
      "BEGIN:VEVENT",
      "UID:1",
      "RECURRENCE-ID:20250902T010000Z",
      "SEQUENCE:1",
      "DTSTART:20250902T090000Z",
      "DURATION:PT1H",
    );
    expect(starts(all(file))).toContain("2025-09-02T05:00Z");
    expect(starts(all(file))).not.toContain("2025-09-02T09:00Z");
  });

  test("this and all later ones move together; a cancelled 'all later ones' ends the series", () => {
    const moved = ["RECURRENCE-ID;RANGE=THISANDFUTURE:20250903T010000Z", "DTSTART:20250903T040000Z"];
    expect(stretches(all(changed(...moved, "DURATION:PT2H"))).slice(1)).toEqual([
      "2025-09-02T01:00Z 2025-09-02T01:30Z",
      "2025-09-03T04:00Z 2025-09-03T06:00Z",
      "2025-09-04T04:00Z 2025-09-04T06:00Z",
    ]);
    expect(days(changed(...moved, "STATUS:CANCELLED"))).toEqual(["09-01", "09-02"]);
  });

  test("a change that cannot be read takes its instance away and is told", () => {
    const { problems, occurrences } = all(changed("RECURRENCE-ID:20250902T010000Z", "DTSTART:tomorrow"));
    expect(problems.map(({ code }) => code)).toEqual(["calendar_event_bad"]);
    expect(occurrences).toHaveLength(3);
  });
});

describe("zones", () => {
  const at = (line: string): string[] => starts(all(calendarOf(line, "DURATION:PT30M")));

  test("Windows names, quoted display names and old IANA names mean their zone", () => {
    expect(at("DTSTART;TZID=SE Asia Standard Time:20250901T080000")).toEqual(["2025-09-01T01:00Z"]);
    expect(at('DTSTART;TZID="(UTC+07:00) Bangkok, Hanoi, Jakarta":20250901T080000')).toEqual([
      "2025-09-01T01:00Z",
    ]);
    expect(at("DTSTART;TZID=Asia/Saigon:20250901T080000")).toEqual(["2025-09-01T01:00Z"]);
    expect(at("DTSTART;TZID=/example.org/20250101/Europe/Berlin:20250901T080000")).toEqual([
      "2025-09-01T06:00Z",
    ]);
  });

  test("a floating time is the boards' own", () => {
    const file = calendarOf("DTSTART:20250901T080000", "DURATION:PT30M");
    expect(starts(expandFile(file, "2025-08-01", "2025-12-01", "Europe/Berlin"))).toEqual([
      "2025-09-01T06:00Z",
    ]);
  });

  test("a zone nobody knows is told, not guessed", () => {
    const { problems } = all(calendarOf("DTSTART;TZID=Mars/Olympus:20250901T080000", "DURATION:PT30M"));
    expect(problems).toMatchObject([{ code: "zone_unknown", path: "line 3.DTSTART" }]);
  });

  test("a time in a missing hour is that far after the change, in a doubled one its first pass", () => {
    expect(at("DTSTART;TZID=America/New_York:20251102T013000")).toEqual(["2025-11-02T05:30Z"]);
    const gap = calendarOf("DTSTART;TZID=America/New_York:20250309T023000", "DURATION:PT30M");
    expect(starts(expandFile(gap, "2025-03-01", "2025-04-01"))).toEqual(["2025-03-09T07:30Z"]);
  });
});

test.each([
  ["no length", ["DTSTART:20250901T010000Z"]],
  ["an end before its start", ["DTSTART:20250901T010000Z", "DTEND:20250831T010000Z"]],
  ["no start", ["DURATION:PT1H"]],
  ["a 31st of February", ["DTSTART:20250231T010000Z", "DURATION:PT1H"]],
  ["a duration that is none", ["DTSTART:20250901T010000Z", "DURATION:1 hour"]],
])("an event with %s is left out and told", (_, lines) => {
  const { problems, occurrences } = all(calendarOf(...lines));
  expect([problems.map(({ code }) => code), occurrences]).toEqual([["calendar_event_bad"], []]);
});
