/** The explanation as a table for people: a tick, the campaign, the rule, the reason in their language. */
import type { Explanation } from "../contract/resolution.ts";
import type { Locale } from "../contract/text.ts";

const head = {
  vi: ["phát", "mã", "luật", "vì"],
  en: ["plays", "id", "rule", "because"],
} as const satisfies Record<Locale, readonly string[]>;

export function explanationTable(explanation: Explanation, locale: Locale, timeZone: string): string {
  const rows = explanation.verdicts.map((verdict) => [
    verdict.plays ? "✓" : "·",
    verdict.id,
    verdict.rule,
    verdict[locale],
  ]);
  const all = [head[locale], ...rows];
  const widths = [0, 1, 2].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const pad = (cell: string, column: number) => cell.padEnd(widths[column] ?? 0);
  const text = all.map((row) => row.map(pad).join("  ").trimEnd()).join("\n");
  const when = new Date(explanation.nowMs).toLocaleString(locale, { timeZone, timeZoneName: "short" });
  return `${when}\n${text}\n`;
}
