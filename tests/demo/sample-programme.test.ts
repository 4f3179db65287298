/**
 * The sample programme in the repository is the one the seed makes, and everything the province says
 * compiles.
 */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { Programme } from "../../contract/programme.ts";
import { compileEdition } from "../../core/publish/compile-edition.ts";
import { resolve } from "../../core/schedule/resolve.ts";
import { seedProvince } from "../../demo/seed/province.ts";
import { sampleProgramme } from "../../demo/seed/sample-programme.ts";

const mondayAt = (time: string) => Date.parse(`2026-11-23T${time}:00+07:00`);

describe("the seed province", () => {
  test("compiles whole: not one problem in any unit's draft", () => {
    const { units, contents } = seedProvince();
    const problems = units.flatMap(({ id, name, shortName, speaks: unit }) => {
      const content = contents.get(id);
      if (!content) return [];
      const publisher = { id, name, shortName };
      const revision = { epoch: 1, revision: 1 };
      const rest = { takeovers: [], approvals: [], revision, prev: null, published: null };
      const compiled = compileEdition({
        unit,
        publisher,
        content,
        assets: [],
        issuedAtMs: mondayAt("06:00"),
        ...rest,
      });
      return compiled.ok ? [] : compiled.problems.map(({ code, path }) => `${id}: ${code} ${path}`);
    });
    expect(problems).toEqual([]);
  });
});

describe("the sample programme", () => {
  test("in the repository is up to date: node demo/write-sample-programme.ts", () => {
    const file = new URL("../../demo/sample-programme.json", import.meta.url);
    const written = Programme.parse(JSON.parse(readFileSync(file, "utf8")));
    expect(written).toEqual(Programme.parse(JSON.parse(JSON.stringify(sampleProgramme()))));
  });

  test("every board of the fleet has something to show all Monday long", () => {
    const { boards } = seedProvince();
    for (const { id } of boards) {
      const programme = sampleProgramme(id);
      for (const time of ["00:30", "06:50", "07:20", "08:10", "12:00", "16:00", "19:00", "23:00"]) {
        expect(resolve(programme, mondayAt(time)).item, `${id} at ${time}`).not.toBeNull();
      }
    }
  });

  test("before lessons the school's list plays with the province's campaign in it, guaranteed", () => {
    const seen = new Set<string>();
    for (let atMs = mondayAt("06:50"); atMs < mondayAt("07:15"); ) {
      const { item, untilMs } = resolve(sampleProgramme(), atMs);
      seen.add(item?.campaign ?? "house");
      atMs = untilMs;
    }
    expect(seen).toEqual(new Set(["day-pl-thpt", "CD-02-w7"]));
  });
});
