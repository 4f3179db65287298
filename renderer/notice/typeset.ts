/**
 * Sets a text for the glass: spaces that must not break become no-break spaces, arrows become marks
 * our fonts have.
 */
import { joinCompounds } from "./compounds.ts";

const noBreak = "\u00a0";

/** `5 phút`, `Điều 28`, `8 giờ`, `23 tháng 11`: a number belongs to the word it counts or is counted by. */
const numberThenWord = /(\d[\d.,:/%]*) (?=\p{L})/gu;
const wordThenNumber = /(Điều|Khoản|khối|lớp|số|gọi|đợt|tuần|ngày|tháng|năm|kỳ|học kỳ) (?=\d|[IVX]+\b)/giu;
const dash = / ([–—-]) /gu;

/** A short quotation is one breath on a poster. */
const shortQuotation = /“[^”]{1,14}”/gu;

/** For posters. */
export function typeset(text: string): string {
  return joinWords(text).replace(shortQuotation, (quotation) => quotation.replaceAll(" ", noBreak));
}

/** For strips, which have no room to keep more than a compound together. */
export function joinWords(text: string): string {
  return joinCompounds(text)
    .replaceAll("→", "›")
    .replace(numberThenWord, `$1${noBreak}`)
    .replace(wordThenNumber, `$1${noBreak}`)
    .replace(dash, `${noBreak}$1 `);
}

/** A text that opens with a quotation mark hangs it in the margin, so that the letters align. */
export function startsWithQuote(text: string): boolean {
  return text.startsWith("“") || text.startsWith("‘");
}
