/** Calendars of other people's test suites behave as their index says. Run in place, never copied. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Expanded, expandFile, fixtures, hasFixtures, starts, stretches } from "./calendar-file.ts";

const read = (name: string): Buffer => readFileSync(join(fixtures, name));
const codes = ({ problems }: Expanded): string[] => problems.map(({ code }) => code);

interface Row {
  readonly file: string;
  readonly expected: string;
}

function rows(): Row[] {
  const [, ...lines] = readFileSync(join(fixtures, "index.tsv"), "utf8").trim().split("\n");
  return lines.map((line) => {
    const [file = "", , , expected = ""] = line.split("\t");
    return { file, expected };
  });
}

/** What the index says in prose, as what the product does. Where it leaves a choice, this is ours. */
const decided: Readonly<Record<string, (file: Buffer) => void>> = {
  "edge_all-day-vietnam.ics": (file) =>
    expect(stretches(expandFile(file, "2025-01-01", "2026-01-01"))).toEqual([
      "2025-09-01T17:00Z 2025-09-02T17:00Z",
    ]),
  "edge_daily-24h-dtend-exact.ics": (file) =>
    expect(stretches(expandFile(file, "2025-01-01", "2026-01-01"))).toEqual([
      "2025-03-07T17:00Z 2025-03-08T17:00Z",
      "2025-03-08T17:00Z 2025-03-09T17:00Z",
      "2025-03-09T16:00Z 2025-03-10T16:00Z",
    ]),
  // DTSTART counts as the first of COUNT although the rule would not give it.
  "edge_dtstart-not-in-rule.ics": (file) =>
    expect(starts(expandFile(file, "2025-01-01", "2026-01-01"))).toEqual([
      "2025-09-02T01:00Z",
      "2025-09-08T01:00Z",
      "2025-09-15T01:00Z",
    ]),
  "edge_duration-P1D-across-change.ics": (file) =>
    expect(stretches(expandFile(file, "2025-01-01", "2026-01-01"))).toEqual([
      "2025-03-08T17:00Z 2025-03-09T16:00Z",
    ]),
  "edge_feb29-yearly.ics": (file) =>
    expect(starts(expandFile(file, "2024-01-01", "2040-01-01"))).toEqual([
      "2024-02-28T17:00Z",
      "2028-02-28T17:00Z",
      "2032-02-28T17:00Z",
    ]),
  "edge_fold-inside-utf8-character.ics": (file) =>
    expect(expandFile(file, "2025-01-01", "2026-01-01").occurrences.map(({ name }) => name)).toEqual([
      "chuyển tiền",
    ]),
  // Strict: what a rule gives in a missing hour is ignored and not counted (RFC 5545 3.3.10).
  "edge_gap-berlin-0230-daily.ics": (file) =>
    expect(starts(expandFile(file, "2024-01-01", "2025-01-01"))).toEqual([
      "2024-03-29T01:30Z",
      "2024-03-30T01:30Z",
      "2024-04-01T00:30Z",
      "2024-04-02T00:30Z",
    ]),
  "edge_impossible-rule.ics": (file) =>
    expect(starts(expandFile(file, "2025-03-01", "2040-01-01"))).toEqual([]),
  "edge_lf-only-bom.ics": (file) =>
    expect(starts(expandFile(file, "2025-01-01", "2026-01-01"))).toEqual(["2025-09-01T01:00Z"]),
  "edge_old-saigon-name.ics": (file) =>
    expect(starts(expandFile(file, "2025-01-01", "2026-01-01"))).toEqual(["2025-09-01T01:00Z"]),
  "edge_overlap-dtstart-itself-rfc-example.ics": (file) =>
    expect(starts(expandFile(file, "2007-01-01", "2008-01-01"))).toEqual(["2007-11-04T05:30Z"]),
  "edge_secondly-forever.ics": (file) =>
    expect(codes(expandFile(file, "2025-01-01", "2025-01-02"))).toEqual(["calendar_too_dense"]),
  "edge_truncated.ics": (file) =>
    expect(codes(expandFile(file, "2025-01-01", "2026-01-01"))).toEqual(["calendar_bad"]),
  // Lenient: a day as UNTIL counts to its end.
  "edge_until-date-with-datetime-start.ics": (file) =>
    expect(starts(expandFile(file, "2025-01-01", "2026-01-01")).map((start) => start.slice(5, 10))).toEqual([
      "09-01",
      "09-03",
      "09-05",
      "09-08",
      "09-10",
      "09-12",
    ]),
  // The tz database counts, as on the boards, not the file's own VTIMEZONE.
  "edge_vtimezone-contradicts-name.ics": (file) =>
    expect(starts(expandFile(file, "2025-01-01", "2026-01-01"))).toEqual(["2025-09-01T01:00Z"]),
  "ical080_test1.ics": (file) => {
    const expanded = expandFile(file, "2011-01-01", "2013-01-01");
    expect(expanded.occurrences).toHaveLength(8);
    expect(expanded.problems.map(({ code, en }) => [code, en.includes("Next Year")])).toEqual([
      ["calendar_event_bad", true],
    ]);
  },
  // The override ends before it begins: its instance does not play, at the old time least of all.
  "ical080_test12.ics": (file) => {
    const expanded = expandFile(file, "2015-01-01", "2016-01-01");
    expect(starts(expanded).map((start) => start.slice(8, 10))).toEqual([
      "06",
      "09",
      "11",
      "12",
      "13",
      "14",
      "15",
    ]);
    expect(codes(expanded)).toEqual(["calendar_event_bad"]);
  },
  "ical080_test15.ics": (file) =>
    expect(stretches(expandFile(file, "2019-01-01", "2020-01-01"))).toEqual([
      "2019-04-30T02:00Z 2019-04-30T05:00Z",
    ]),
  "ical080_test6.ics": (file) => {
    const { occurrences, problems } = expandFile(file, "2011-01-01", "2014-01-01");
    // Its moments without a length are told: there is nothing to play in them.
    expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(["calendar_event_bad"]));
    expect(problems.every(({ en }) => en.includes("has no length"))).toBe(true);
    expect(Math.max(...occurrences.map(({ fromMs }) => fromMs))).toBeLessThan(Date.parse("2013-01-31"));
  },
  "rie_Germany_Holidays.ics": (file) =>
    expect(expandFile(file, "2018-12-31", "2021-01-01").occurrences).toHaveLength(34),
  "rie_daylight_saving_time.ics": (file) => {
    const at = (day: string) => starts(expandFile(file, `${day}T00:00Z`, `${day}T23:59Z`));
    expect(at("2019-03-20")).toContain("2019-03-20T18:00Z");
    expect(at("2019-04-24")).toContain("2019-04-24T17:00Z");
  },
  "rie_each_week_but_two_deleted.ics": (file) => {
    const found = starts(expandFile(file, "2019-01-01", "2020-01-01"));
    expect([found.length, found[0], found.at(-1)]).toEqual([6, "2019-03-03T23:30Z", "2019-04-21T22:30Z"]);
  },
  "rie_event_10_times.ics": (file) => {
    const found = starts(expandFile(file, "2020-01-01", "2021-01-01"));
    expect([found.length, found[0], found.at(-1)]).toEqual([10, "2020-01-13T06:45Z", "2020-01-22T06:45Z"]);
  },
  "rie_issue_113_period_in_rdate.ics": (file) =>
    expect(stretches(expandFile(file, "2023-12-01", "2023-12-31"))).toEqual([
      "2023-12-13T20:00Z 2023-12-13T23:00Z",
    ]),
  "rie_issue_117_until_before_dtstart.ics": (file) =>
    expect(expandFile(file, "2015-01-01", "2030-01-01")).toEqual({ occurrences: [], problems: [] }),
  "rie_issue_18_cancel_status.ics": (file) =>
    expect(starts(expandFile(file, "2020-01-01", "2021-01-01"))).toEqual([
      "2020-01-28T21:00Z",
      "2020-01-30T21:00Z",
    ]),
  "rie_issue_20_exdate_ignored.ics": (file) =>
    expect(starts(expandFile(file, "2019-01-01", "2021-01-01"))).toEqual(
      ["2019-10-29", "2019-11-12", "2019-12-10", "2020-01-07", "2020-01-14", "2020-01-21", "2020-01-28"].map(
        (day) => `${day}T15:15Z`,
      ),
    ),
  "rie_issue_28_rrule_with_UTC_endinginZ.ics": (file) => {
    const found = expandFile(file, "2020-05-25T00:00Z", "2020-09-05T00:00Z", "UTC");
    expect(found.occurrences).toHaveLength(15);
    expect(expandFile(file, "2020-09-03T00:00Z", "2020-09-05T00:00Z", "UTC").occurrences).toHaveLength(1);
  },
  "rie_issue_48_dst.ics": (file) =>
    expect(expandFile(file, "2020-12-11T16:00Z", "2020-12-11T21:00Z").occurrences).toHaveLength(3),
  "rie_issue_4_weidenrinde.ics": (file) =>
    expect(
      starts(expandFile(file, "2019-01-01", "2020-01-01", "UTC")).map((start) => start.slice(0, 10)),
    ).toEqual(["2019-08-23", "2019-08-30"]),
  "rie_issue_75_range_parameter.ics": (file) => {
    const until = (day: string) => expandFile(file, "2024-09-01", `2024-09-${day}T23:59Z`);
    expect([until("11"), until("22"), until("24")].map(({ occurrences }) => occurrences.length)).toEqual([
      6, 12, 13,
    ]);
    expect(stretches(until("24")).slice(6, 7)).toEqual(["2024-09-13T09:00Z 2024-09-13T16:00Z"]);
    expect(stretches(until("24")).at(-1)).toBe("2024-09-24T14:22Z 2024-09-24T16:13Z");
  },
  "rie_multiple_rrule.ics": (file) => {
    const found = starts(expandFile(file, "2023-01-01", "2024-01-01")).map((start) => start.slice(5, 10));
    expect(found).toHaveLength(22);
    expect(found).toEqual(expect.arrayContaining(["02-09", "02-13", "02-16", "03-13"]));
  },
  "rie_one_day_event_repeat_every_day.ics": (file) =>
    expect(expandFile(file, "2026-01-01", "2027-01-01", "UTC").occurrences).toHaveLength(365),
  "rie_rdate_falls_on_rrule_until.ics": (file) =>
    expect(expandFile(file, "2020-02-04", "2020-02-05").occurrences).toHaveLength(1),
  "rie_x_wr_timezone_simple_events_issue_59.ics": (file) =>
    expect(stretches(expandFile(file, "2021-01-01", "2022-01-01"))).toEqual([
      "2021-12-22T17:00Z 2021-12-22T18:00Z",
      "2021-12-23T02:00Z 2021-12-23T03:00Z",
    ]),
};

/** The RFC's own examples: their first starts, and how many there are where the rule has an end. */
function checkExample({ file, expected }: Row): void {
  const wanted = expected.match(/\d{4}-\d\d-\d\dT\d\d:\d\dZ/g) ?? [];
  const total = /total (\d+)/.exec(expected)?.[1];
  const last = wanted.at(-1) ?? "";
  const untilMs = total === undefined ? Date.parse(last) + 1 : Date.parse(last) + 4_000 * 86_400_000;
  const found = starts(expandFile(read(file), "1996-01-01T00:00Z", new Date(untilMs).toISOString()));
  expect(wanted.length).toBeGreaterThan(0);
  expect(found.slice(0, wanted.length)).toEqual(wanted);
  if (total !== undefined) expect(found).toHaveLength(Number(total));
}

if (!hasFixtures) process.stdout.write(`skipped: no calendar fixtures at ${fixtures}\n`);

describe.skipIf(!hasFixtures)("third-party calendars", () => {
  test("every file of the folder is judged", () => {
    const files = readdirSync(fixtures).filter((name) => name.endsWith(".ics"));
    process.stdout.write(`${files.length} calendar fixtures\n`);
    expect(
      rows()
        .map(({ file }) => file)
        .sort(),
    ).toEqual(files.sort());
    const unjudged = files.filter((name) => !name.startsWith("rfc5545_") && decided[name] === undefined);
    expect(unjudged).toEqual([]);
  });

  test.each(hasFixtures ? rows() : [])("$file", (row) => {
    if (row.file.startsWith("rfc5545_")) checkExample(row);
    else decided[row.file]?.(read(row.file));
  });
});
