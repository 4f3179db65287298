/**
 * The explanation as a page for people: what is on the glass, then a row for each campaign, ticker and
 * takeover with its name, the rule and the reason in their language, what plays first.
 */
import type { Programme } from "../contract/programme.ts";
import type { Explanation, Resolution } from "../contract/resolution.ts";
import type { Bilingual, Locale } from "../contract/text.ts";

const head = {
  vi: ["phát", "mã", "tên", "luật", "vì"],
  en: ["plays", "id", "name", "rule", "because"],
} as const satisfies Record<Locale, readonly string[]>;

const words = {
  item: { vi: "trên bảng", en: "on the glass" },
  house: { vi: "vòng dự phòng", en: "the house loop" },
  nothing: { vi: "không có gì", en: "nothing" },
  takeover: { vi: "tin khẩn", en: "takeover" },
  quiet: { vi: "giờ yên tĩnh", en: "quiet" },
  until: { vi: "đến", en: "until" },
} as const satisfies Record<string, Bilingual>;

const nameCharactersMax = 36;

function shortened(name: string): string {
  return name.length <= nameCharactersMax ? name : `${name.slice(0, nameCharactersMax - 1)}…`;
}

/** What people call the thing a verdict is about. */
function namesIn({ campaigns, tickers, takeovers, skipped }: Programme): ReadonlyMap<string, string> {
  const items = campaigns.flatMap((campaign) => campaign.items.map(({ item }) => item));
  return new Map<string, string>([
    ...skipped.map(({ id, name }): [string, string] => [id, name]),
    ...items.map(({ id, title }): [string, string] => [id, title]),
    ...tickers.map(({ ticker }): [string, string] => [ticker.id, ticker.text]),
    ...campaigns.map(({ id, name }): [string, string] => [id, name]),
    ...takeovers.map(({ takeover }): [string, string] => [takeover.id, takeover.headline]),
  ]);
}

function onTheGlass(
  now: Resolution,
  names: ReadonlyMap<string, string>,
  locale: Locale,
  zone: string,
): string[] {
  const { item, takeover, quiet } = now;
  const time = { timeZone: zone, hour: "2-digit", minute: "2-digit", second: "2-digit" } as const;
  const lines: string[] = [];
  if (item === null) lines.push(`${words.item[locale]}: ${words.nothing[locale]}`);
  else {
    const from = item.campaign === null ? words.house[locale] : (names.get(item.campaign) ?? item.campaign);
    const end = `${words.until[locale]} ${new Date(item.endMs).toLocaleTimeString(locale, time)}`;
    lines.push(`${words.item[locale]}: ${item.entry.item.title} (${from}), ${end}`);
  }
  if (takeover !== null) lines.push(`${words.takeover[locale]}: ${takeover.takeover.headline}`);
  if (quiet !== null) lines.push(`${words.quiet[locale]}: ${quiet}`);
  return lines;
}

export function explanationTable(
  explanation: Explanation,
  now: Resolution,
  programme: Programme,
  locale: Locale,
): string {
  const { timeZone } = programme;
  const names = namesIn(programme);
  const verdicts = [...explanation.verdicts].sort((a, b) => Number(b.plays) - Number(a.plays));
  const rows = verdicts.map((verdict) => {
    const name = shortened(names.get(verdict.id) ?? "");
    return [verdict.plays ? "✓" : "·", verdict.id, name, verdict.rule, verdict[locale]];
  });
  const all = [head[locale], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const pad = (cell: string, column: number) => cell.padEnd(widths[column] ?? 0);
  const table = all.map((row) => row.map(pad).join("  ").trimEnd());
  const when = new Date(explanation.nowMs).toLocaleString(locale, { timeZone, timeZoneName: "short" });
  return `${[when, ...onTheGlass(now, names, locale, timeZone), "", ...table].join("\n")}\n`;
}
