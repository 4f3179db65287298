/** Goal: shares that cannot all be kept on one board at one moment are refused, others never (rule 8.4). */
import { describe, expect, it } from "vitest";
import { type EditionParts, compileEdition } from "../../core/publish/compile-edition.ts";
import { content, editionParts } from "./make-edition.ts";

function claim(id: string, share: number, more: object = {}) {
  return { id, name: id, level: "priority", share, playlists: ["pl"], ...more };
}

function problemsOf(campaigns: object[], more: Partial<EditionParts> = {}, parts: object = {}): string[] {
  const made = compileEdition(editionParts({ content: content({ campaigns, ...parts }), ...more }));
  return made.ok ? [] : made.problems.map(({ code, path, en }) => `${code} ${path} ${en.split(": ")[1]}`);
}

function scope(path: string, line = "managed") {
  return { scope: { line, path } };
}

describe("guaranteed shares of one unit", () => {
  it("8.4: more than 90 % at one moment is refused, with the names and their sum", () => {
    expect(problemsOf([claim("one", 0.5), claim("two", 0.4)])).toEqual([]);
    expect(problemsOf([claim("one", 0.5), claim("two", 0.45)])).toEqual([
      "share_impossible campaigns[1].share one 50% + two 45% = 95% at one time on one board",
    ]);
    expect(problemsOf([claim("all", 1)])).toHaveLength(1);
    expect(problemsOf([claim("wish", 1, { level: "normal" }), claim("one", 0.9)])).toEqual([]);
  });

  it("8.4: campaigns that are never open together are not added up", () => {
    const morning = { dayparts: [{ days: [1], from: "06:00", to: "12:00" }] };
    const noon = { dayparts: [{ days: [1], from: "12:00", to: "13:00" }] };
    const late = { dayparts: [{ days: [1], from: "11:59", to: "13:00" }] };
    expect(problemsOf([claim("one", 0.6, morning), claim("two", 0.6, noon)])).toEqual([]);
    expect(problemsOf([claim("one", 0.6, morning), claim("two", 0.6, late)])).toHaveLength(1);
    const year = (startDate: string, endDate: string) => ({ startDate, endDate });
    const summer = year("2027-06-01", "2027-08-31");
    expect(problemsOf([claim("one", 0.6, summer), claim("two", 0.6, { endDate: "2027-05-31" })])).toEqual([]);
    expect(
      problemsOf([claim("one", 0.6, summer), claim("two", 0.6, year("2027-08-31", "2027-09-01"))]),
    ).toHaveLength(1);
  });

  it("8.4: a moment far ahead, when a holiday ends, counts too", () => {
    const tet = { id: "tet", name: "T", spans: [{ startDate: "2026-01-01", endDate: "2027-02-10" }] };
    const open = { except: ["tet"] };
    const parts = { calendars: [tet] };
    expect(problemsOf([claim("one", 0.6, open), claim("two", 0.6, open)], {}, parts)).toHaveLength(1);
    const inTet = claim("two", 0.6, { during: ["tet"] });
    expect(problemsOf([claim("one", 0.6, open), inTet], {}, parts)).toEqual([]);
  });

  it("8.4: campaigns for other places, or other branches, never meet on a board", () => {
    const one = claim("one", 0.6, scope("/p01/c07/s1"));
    expect(problemsOf([one, claim("two", 0.6, scope("/p01/c07/s2"))])).toEqual([]);
    expect(problemsOf([one, claim("two", 0.6, scope("/p01/c07"))])).toHaveLength(1);
    expect(problemsOf([one, claim("two", 0.6)])).toHaveLength(1);
    expect(problemsOf([one, claim("two", 0.6, scope("/p01/edu", "professional"))])).toEqual([]);
    expect(
      problemsOf([claim("gate", 0.6, { places: ["gate"] }), claim("yard", 0.6, { places: ["yard"] })]),
    ).toEqual([]);
  });

  it("8.7: what stood published together is not refused; a third that comes to it is", () => {
    const two = [claim("one", 0.5), claim("two", 0.5)];
    const published = content({ campaigns: two });
    expect(problemsOf(two, { published })).toEqual([]);
    expect(problemsOf([...two, claim("three", 0.1)], { published })).toMatchObject([
      expect.stringContaining("campaigns[2].share"),
    ]);
  });
});
