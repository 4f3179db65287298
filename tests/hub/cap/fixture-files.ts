/** The real CAP files and what their index expects; none where the folder is missing. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.env["BANGTIN_FIXTURES"] ?? join(import.meta.dirname, "../../../../shared/fixtures");

export const haveFixtures = existsSync(join(folder, "cap/index.tsv"));
export const whyNot = "the folder of real files is missing (BANGTIN_FIXTURES)";

export interface Fixture {
  readonly file: string;
  /** What the index says first: `accept ...` or `reject ...`. */
  readonly expected: string;
  /** What the index says the file holds, after "parsed:"; `""`: nothing. */
  readonly parsed: string;
}

export const fixtureBytes = (file: string): Uint8Array => readFileSync(join(folder, file));

export function capFixtures(): Fixture[] {
  if (!haveFixtures) return [];
  const [, ...rows] = readFileSync(join(folder, "cap/index.tsv"), "utf8").trim().split("\n");
  return rows.map((row) => {
    const [file = "", , , said = ""] = row.split("\t");
    const [expected = "", parsed = ""] = said.split(" | parsed: ");
    return { file: `cap/${file}`, expected, parsed };
  });
}
