/** The words of an info block in the lengths a takeover has room for. */
import type { CapInfo } from "../../contract/cap.ts";
import type { CapShowing } from "../../contract/cap-sources.ts";
import { asLines, cutAtWord, oneLine } from "./plain-text.ts";

const headlineMax = 90;
const instructionsMax = 3;
const instructionMax = 80;
const whereMax = 80;
const tickerMax = 120;
const shortMax = 45;

type Words = Pick<CapShowing, "headline" | "instructions" | "where" | "ticker" | "short">;

/** What the hub itself adds, in the language of the alert where it has one, else in Vietnamese. */
const own = {
  vi: { from: "từ", drill: "DIỄN TẬP", clear: "Đã hết báo động" },
  en: { from: "from", drill: "EXERCISE", clear: "All clear" },
} as const;

const wordsIn = (language: string) => (language === "en" ? own.en : own.vi);

/** `18:00 12/09` on the clocks of that zone. */
function localTime(atMs: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    day: "2-digit",
    month: "2-digit",
    hourCycle: "h23",
  }).formatToParts(atMs);
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? "";
  return `${part("hour")}:${part("minute")} ${part("day")}/${part("month")}`;
}

/** Parts side by side while they fit; the first is cut, later ones are left out whole. */
function joined(parts: readonly string[], separator: string, charactersMax: number): string {
  return parts
    .filter((part) => part !== "")
    .reduce((text, part) => {
      const longer = text === "" ? part : `${text}${separator}${part}`;
      return text === "" || longer.length <= charactersMax ? cutAtWord(longer, charactersMax) : text;
    }, "");
}

export function alertWords(
  info: CapInfo,
  how: {
    readonly language: string;
    readonly timeZone: string;
    readonly nowMs: number;
    readonly exercise: boolean;
  },
): Words {
  const said = wordsIn(how.language);
  const title = oneLine(info.headline ?? "") || oneLine(info.event) || "—";
  const area = oneLine(
    info.areas
      .map(({ description }) => description)
      .filter(Boolean)
      .join(", "),
  );
  const { onsetMs } = info;
  const isUpcoming = onsetMs !== null && onsetMs > how.nowMs;
  const onset = isUpcoming ? `${said.from} ${localTime(onsetMs, how.timeZone)}` : "";
  const where = joined([onset, area, oneLine(info.senderName ?? "")], " · ", whereMax);
  const drill = how.exercise ? `${said.drill}: ` : "";
  return {
    headline: cutAtWord(title, headlineMax),
    instructions: asLines(info.instruction ?? "", instructionsMax, instructionMax),
    where: where === "" ? null : where,
    ticker: joined([`${drill}${title}`, onset, area], " · ", tickerMax),
    short: cutAtWord(`${drill}${title}`, shortMax),
  };
}

export function allClearWords(ended: Pick<Words, "headline">, language: string): Words {
  const text = `${wordsIn(language).clear}: ${ended.headline}`;
  return {
    headline: cutAtWord(text, headlineMax),
    instructions: [],
    where: null,
    ticker: cutAtWord(text, tickerMax),
    short: cutAtWord(text, shortMax),
  };
}
