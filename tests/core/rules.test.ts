/** Goal: docs/SCHEDULING.md and the sentences of `explain` speak of the same rules. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { SkipReason } from "../../contract/programme.ts";
import { rules } from "../../core/schedule/rules.ts";

const page = readFileSync(new URL("../../docs/SCHEDULING.md", import.meta.url), "utf8");
const written = [...page.matchAll(/^\*\*(\d+\.\d+) /gm)].map(([, number]) => String(number));

describe("rules", () => {
  it("every verdict cites a rule that is written down", () => {
    for (const { rule } of Object.values(rules)) expect(written).toContain(rule);
  });

  it("rules are numbered in order, each once", () => {
    const inOrder = written.toSorted((a, b) => a.localeCompare(b, "en", { numeric: true }));
    expect(written).toEqual(inOrder);
    expect(new Set(written).size).toBe(written.length);
  });

  it("every reason to leave something out has its sentence", () => {
    for (const reason of SkipReason.options) expect(rules[reason].plays).toBe(false);
  });

  it("both languages fill in the same facts", () => {
    const facts = (sentence: string): string[] => (sentence.match(/\{\w+\}/g) ?? []).toSorted();
    for (const { vi, en } of Object.values(rules)) expect(facts(vi)).toEqual(facts(en));
  });
});
