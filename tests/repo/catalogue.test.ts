/** The error catalogue and the glossary agree with docs/ERRORS.md and docs/GLOSSARY.md, both ways. */
import { describe, expect, test } from "vitest";
import { errorCatalogue } from "../../contract/errors.ts";
import { readSource, repositoryFiles } from "./source-files.ts";

/** The rows of a Markdown table whose first cell is `code`. */
function rowsOf(markdown: string): string[][] {
  return markdown
    .split("\n")
    .filter((row) => row.startsWith("| `"))
    .map((row) =>
      row
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll("`", "")),
    );
}

describe("error catalogue", () => {
  const rows = rowsOf(readSource("docs/ERRORS.md"));

  test("docs/ERRORS.md lists every code with its sentences and actor, and no other", () => {
    const documented = Object.fromEntries(rows.map(([code, act, vi, en]) => [code, { act, vi, en }]));
    expect(documented).toEqual(errorCatalogue);
  });

  test("codes are snake_case and every sentence exists in both languages, without a full stop", () => {
    for (const [code, { vi, en }] of Object.entries(errorCatalogue)) {
      expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/);
      expect(
        [vi, en].every((text) => text.length > 3 && !text.endsWith(".") && text === text.normalize("NFC")),
      ).toBe(true);
    }
  });

  test("every code is used somewhere besides the catalogue", () => {
    const texts = repositoryFiles()
      .filter(
        (path) => /\.(ts|sh)$/.test(path) && path !== "contract/errors.ts" && !path.startsWith("tests/"),
      )
      .map(readSource);
    const unused = Object.keys(errorCatalogue).filter(
      (code) => !texts.some((text) => text.includes(`"${code}"`)),
    );
    expect(unused).toEqual([]);
  });
});

describe("glossary", () => {
  const terms = rowsOf(readSource("docs/GLOSSARY.md"));

  test("every term of the glossary is used in the code, and has a Vietnamese word", () => {
    const code = repositoryFiles()
      .filter((path) => /\.(ts|html)$/.test(path))
      .map(readSource)
      .join("\n")
      .toLowerCase();
    expect(terms.length).toBeGreaterThan(20);
    expect(terms.filter(([term, vi]) => !vi || !code.includes((term ?? "").toLowerCase()))).toEqual([]);
  });

  test("no source file uses a word the glossary replaces", () => {
    const banned = terms.flatMap(([, , not]) => (not ? not.split(",").map((word) => word.trim()) : []));
    expect(banned.length).toBeGreaterThan(5);
    const names = repositoryFiles().filter((path) => path.endsWith(".ts") && !path.startsWith("tests/repo/"));
    const offenders = names.filter((path) =>
      banned.some((word) => new RegExp(`(^|[/-])${word}([-./]|$)`, "i").test(path)),
    );
    expect(offenders).toEqual([]);
  });
});
