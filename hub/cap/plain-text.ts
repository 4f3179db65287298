/** Strangers' text as plain text: NFC, no markup, no control characters, cut between words. */

/** As `contract/text.ts` forbids on glass; line breaks and tabs are handled before. */
const unwanted = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
/** What looks like a tag. A lone `<`, as in "gió < 60 km/h", stays. */
const tag = /<\/?[a-z!][^<>]{0,2000}>/giu;
const entity: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&nbsp;": " ",
};

/** Markup becomes a space; what it wraps stays, as characters. */
export function withoutMarkup(text: string): string {
  return text.replace(tag, " ").replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (name) => entity[name] ?? name);
}

/** One line: markup, breaks and doubled blanks become one blank. */
export function oneLine(text: string): string {
  return withoutMarkup(text)
    .replace(/[\s\u0085]+/gu, " ")
    .replace(unwanted, "")
    .replace(/ {2,}/g, " ")
    .trim()
    .normalize("NFC");
}

const mark = "…";

/** Whole words, as many as fit; what is left out shows as "…". */
export function cutAtWord(text: string, charactersMax: number): string {
  if (text.length <= charactersMax) return text;
  const room = text.slice(0, charactersMax - mark.length + 1);
  const blank = room.lastIndexOf(" ");
  // One endless word: cut it, but not through a pair of surrogates.
  const hard = text.slice(0, charactersMax - mark.length).replace(/[\ud800-\udbff]$/u, "");
  const kept = blank > charactersMax / 3 ? room.slice(0, blank) : hard;
  return `${kept.replace(/[\s,;:–-]+$/u, "")}${mark}`;
}

/** Sentences and lines, each its own; abbreviations with a following capital are not told apart. */
function sentencesOf(text: string): string[] {
  return withoutMarkup(text)
    .split(/\r?\n\s*\r?\n|(?<=[.!?;])\s+(?=[\p{Lu}\d•*-])|\s*[•▪]\s*/u)
    .map((part) => oneLine(part).replace(/^[-*]\s+/, ""))
    .filter((part) => part !== "" && part !== "None" && part !== "Unknown");
}

/** A text as at most `linesMax` lines of whole sentences; a long sentence runs on into the next line. */
export function asLines(text: string, linesMax: number, charactersMax: number): string[] {
  const lines: string[] = [];
  const waiting = sentencesOf(text);
  while (waiting.length > 0 && lines.length < linesMax) {
    const [sentence = ""] = waiting.splice(0, 1);
    const isLast = lines.length === linesMax - 1;
    if (sentence.length <= charactersMax) {
      lines.push(isLast && waiting.length > 0 ? cutAtWord(`${sentence} ${mark}`, charactersMax) : sentence);
      continue;
    }
    if (isLast) {
      lines.push(cutAtWord(sentence, charactersMax));
      continue;
    }
    const room = sentence.slice(0, charactersMax + 1);
    const at = room.lastIndexOf(" ") > charactersMax / 3 ? room.lastIndexOf(" ") : charactersMax;
    lines.push(sentence.slice(0, at).trim());
    waiting.unshift(sentence.slice(at).trim());
  }
  return lines;
}
