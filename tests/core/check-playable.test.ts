/**
 * Goal: a campaign that can never play is told before it is published, one that is finished is not (8.1,
 * 8.7).
 */
import { describe, expect, it } from "vitest";
import { type EditionParts, compileEdition } from "../../core/publish/compile-edition.ts";
import { dayMs } from "../../core/time/local-time.ts";
import { content, editionParts } from "./make-edition.ts";
import { imageItem, mondayMs } from "./make-programme.ts";

const weekend = { dayparts: [{ days: [6, 7], from: "07:00", to: "17:00" }] };

function problemsOf(campaign: object, parts: object = {}, more: Partial<EditionParts> = {}): string[] {
  const campaigns = [{ id: "cp", name: "Cp", level: "normal", playlists: ["pl"], ...campaign }];
  const made = compileEdition(editionParts({ content: content({ campaigns, ...parts }), ...more }));
  return made.ok ? [] : made.problems.map(({ code, path }) => `${code} ${path}`);
}

function listOf(...items: object[]) {
  return { playlists: [{ id: "pl", name: "List", items }] };
}

describe("campaigns that can never play", () => {
  it("8.1: one that ended lately is finished, one that ended 300 days ago has the wrong year", () => {
    expect(problemsOf({ startDate: "2026-10-12", endDate: "2026-11-22" })).toEqual([]);
    expect(problemsOf({ endDate: "2026-02-01" })).toEqual([]);
    expect(problemsOf({ startDate: "2025-12-01", endDate: "2025-12-31" })).toEqual([
      "never_plays campaigns[0].endDate",
    ]);
  });

  it("8.1: none of its weekdays falls between its dates", () => {
    expect(problemsOf({ ...weekend, startDate: "2026-11-23", endDate: "2026-11-27" })).toEqual([
      "never_plays campaigns[0].dayparts",
    ]);
    expect(problemsOf({ ...weekend, startDate: "2026-11-23", endDate: "2026-11-28" })).toEqual([]);
  });

  it("8.1: its calendars leave nothing", () => {
    const span = { startDate: "2026-11-23", endDate: "2026-11-27" };
    const calendars = [
      { id: "week", name: "Week", spans: [span] },
      { id: "month", name: "Month", spans: [{ startDate: "2026-11-01", endDate: "2026-11-30" }] },
    ];
    expect(problemsOf({ during: ["week"] }, { calendars })).toEqual([]);
    expect(problemsOf({ during: ["week"], except: ["month"] }, { calendars })).toEqual([
      "never_plays campaigns[0].during",
    ]);
    expect(problemsOf({ ...weekend, during: ["week"] }, { calendars })).toEqual([
      "never_plays campaigns[0].during",
    ]);
    expect(problemsOf({ ...span, except: ["month"] }, { calendars })).toEqual([
      "never_plays campaigns[0].except",
    ]);
  });

  it("8.1: none of its items is for its audiences", () => {
    const forTeachers = imageItem("it", 9_000, { audiences: ["giao_vien"] });
    expect(problemsOf({ audiences: ["thcs"] }, listOf(forTeachers))).toEqual([
      "never_plays campaigns[0].audiences",
    ]);
    expect(problemsOf({ audiences: ["thcs"] }, listOf(forTeachers, imageItem("all")))).toEqual([]);
    expect(problemsOf({ audiences: ["thcs", "giao_vien"] }, listOf(forTeachers))).toEqual([]);
  });

  it("8.1: none of its items is valid while it is open, with a day's grace for the zone", () => {
    const later = { startDate: "2026-12-01", endDate: "2026-12-05" };
    const until = (days: number) => listOf(imageItem("it", 9_000, { untilMs: mondayMs + days * dayMs }));
    expect(problemsOf(later, until(2))).toEqual(["never_plays campaigns[0].playlists"]);
    expect(problemsOf(later, until(8))).toEqual([]);
    expect(problemsOf({ ...later, tickers: ["tk"] }, until(2))).toEqual([]);
    const review = listOf(imageItem("it", 9_000, { reviewDate: "2026-11-23" }));
    expect(problemsOf(later, review)).toEqual(["never_plays campaigns[0].playlists"]);
  });

  it("8.6: what is urgent is raised as a takeover", () => {
    expect(problemsOf({ level: "urgent" })).toEqual(["level_urgent campaigns[0].level"]);
  });

  it("8.7: what stands as it was published is not judged again, what was changed is", () => {
    const old = { startDate: "2025-01-01", endDate: "2025-01-31", level: "urgent" };
    const campaigns = [{ id: "cp", name: "Cp", playlists: ["pl"], ...old }];
    const published = content({ campaigns });
    expect(problemsOf(old, {}, { published })).toEqual([]);
    expect(problemsOf({ ...old, endDate: "2025-02-01" }, {}, { published })).toHaveLength(2);
    const others = listOf(imageItem("it_a", 9_000, { audiences: ["thcs"] }));
    expect(problemsOf(old, others, { published })).toHaveLength(2);
  });

  it("8.7: an edition that once compiled compiles again, however late", () => {
    const season = content({
      campaigns: [
        { id: "cp", name: "Cp", level: "normal", playlists: ["pl"], endDate: "2026-12-31" },
        { id: "c2", name: "C2", level: "priority", share: 0.9, tickers: ["tk"], startDate: "2026-11-01" },
      ],
    });
    for (const years of [1, 5, 50]) {
      const issuedAtMs = mondayMs + years * 366 * dayMs;
      const made = compileEdition(editionParts({ content: season, published: season, issuedAtMs }));
      expect(made.ok).toBe(true);
    }
  });
});
