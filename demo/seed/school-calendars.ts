/**
 * When a site is closed and when it keeps quiet: holidays, the school year, exams; flag ceremony, lessons and
 * naps in which nothing moves.
 */
import { parseWith } from "../../contract/parse.ts";
import { UnitContent } from "../../contract/unit-content.ts";
import type { DemoContent, RawPeriod, RawSite, RawTimetable } from "./content.ts";
import { must } from "./must.ts";
import { schoolKinds } from "./units.ts";
import { weekdayOf } from "./vocabulary.ts";

export const holidays = "nghi-le";
const schoolYear = "nam-hoc";

/** The calendars in which a site's day holds, and those in which it does not. */
export function daysOf(site: RawSite): { during: string[]; except: string[] } {
  return { during: schoolKinds.includes(site.kind) ? [schoolYear] : [], except: [holidays] };
}

/** The day before, as the content names the first day that is no longer in. */
function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

/** A holiday with a note waits for a decision: until then the day is a day. */
function holidayCalendar({ calendar }: DemoContent) {
  const spans = calendar.holidays
    .filter(({ note }) => note === undefined)
    .map(({ date, end }) => ({ startDate: date, endDate: end }));
  return { id: holidays, name: "Ngày nghỉ lễ", spans };
}

function yearCalendar({ calendar }: DemoContent) {
  const spans = calendar.school_years.map(({ opening, year_end_before }) => ({
    startDate: opening,
    endDate: dayBefore(year_end_before),
  }));
  return { id: schoolYear, name: "Năm học", spans };
}

/** `07:00-11:45` on each day of an exam. */
function examCalendars(site: RawSite, { calendar }: DemoContent) {
  return calendar.quiet_windows
    .filter(({ site_id }) => site_id === site.id)
    .map(({ name, start, end, times }, index) => ({
      id: `kiem-tra-${index + 1}`,
      name,
      spans: times.map((hours) => {
        const [from = "", to = ""] = hours.split("-");
        return { startDate: start, endDate: end, from, to };
      }),
    }));
}

const kindNames: Readonly<Record<string, string>> = {
  chao_co: "Chào cờ",
  trong_gio: "Trong giờ học",
  nghi_trua: "Nghỉ trưa",
};

function daypart({ days, start: from, end: to }: RawPeriod) {
  return { days: days.map(weekdayOf), from, to };
}

/** One window per kind of period in which the timetable lets nothing move. */
function dailyQuiet(site: RawSite, timetable: RawTimetable) {
  const still = timetable.periods.filter(({ motion }) => motion === false);
  return [...new Set(still.map(({ kind }) => kind))].map((kind) => ({
    id: `yen-tinh-${kind.replaceAll("_", "-")}`,
    name: kindNames[kind] ?? kind,
    dayparts: still.filter((period) => period.kind === kind).map(daypart),
    ...daysOf(site),
  }));
}

export function schoolCalendars(site: RawSite, timetable: RawTimetable, content: DemoContent): UnitContent {
  const exams = examCalendars(site, content);
  const years = schoolKinds.includes(site.kind) ? [yearCalendar(content)] : [];
  const examQuiet = exams.map(({ id, name }) => ({ id: `yen-tinh-${id}`, name, during: [id] }));
  return must(
    parseWith(UnitContent, {
      calendars: [holidayCalendar(content), ...years, ...exams],
      quiet: [...dailyQuiet(site, timetable), ...examQuiet],
    }),
  );
}
