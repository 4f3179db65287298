/** Alerts for people: who says what, until when, and what boards would make of it and why. */
import type { CapInfo } from "../contract/cap.ts";
import { capReasons } from "../contract/cap-reasons.ts";
import type { CapShowing } from "../contract/cap-sources.ts";
import type { CapOutput } from "../contract/command-line.ts";
import type { Locale } from "../contract/text.ts";

type ReadAlert = Extract<CapOutput, { kind: "alerts" }>["alerts"][number];

const words = {
  vi: {
    sender: "người gửi",
    sent: "gửi lúc",
    references: "nhắc đến",
    signature: "chữ ký",
    none: "không có",
    note: "lưu ý",
    shows: "bảng hiện",
    nothing: "bảng không hiện gì",
    until: "đến",
    index: "mục lục",
  },
  en: {
    sender: "sender",
    sent: "sent",
    references: "refers to",
    signature: "signature",
    none: "none",
    note: "note",
    shows: "boards show",
    nothing: "boards show nothing",
    until: "until",
    index: "index",
  },
} as const;

/** A terminal obeys control characters; strangers give it none. */
const plain = (text: string): string =>
  text.replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069]+/gu, " ");

const instant = (atMs: number): string => new Date(atMs).toISOString();

function infoLine(info: CapInfo, index: number): string {
  const { language, urgency, severity, certainty, headline, event, areas } = info;
  const where = areas.map(({ description }) => description).join(", ");
  const scale = `${urgency}/${severity}/${certainty}`;
  return `  [${index}] ${language ?? "-"} ${scale} ${headline ?? event}${where === "" ? "" : ` · ${where}`}`;
}

function showingLines(showing: CapShowing, locale: Locale): string[] {
  const { form, severity, headline, instructions, where, ticker, short, untilMs } = showing;
  return [
    `  ${words[locale].shows}: ${form}, ${severity}, ${words[locale].until} ${instant(untilMs)}`,
    `    ${headline}`,
    ...instructions.map((line) => `    - ${line}`),
    ...(where === null ? [] : [`    ${where}`]),
    `    » ${ticker}`,
    `    » ${short}`,
  ];
}

function alertLines({ alert, signatures, notes, showings, reasons }: ReadAlert, locale: Locale): string[] {
  const say = words[locale];
  const references = alert.references.map(({ sender, identifier }) => `${sender},${identifier}`);
  const signed = signatures.map(
    ({ result, subject }) => `${result}${subject === null ? "" : ` (${subject})`}`,
  );
  const why = reasons.map((reason) => capReasons[reason][locale]).join("; ");
  return [
    `CAP ${alert.version} ${alert.identifier}`,
    `  ${say.sender}: ${alert.sender}, ${say.sent} ${instant(alert.sentMs)}`,
    `  ${alert.status} ${alert.messageType} ${alert.scope}`,
    ...(references.length === 0 ? [] : [`  ${say.references}: ${references.join(" ")}`]),
    `  ${say.signature}: ${signed.length === 0 ? say.none : signed.join(", ")}`,
    ...alert.infos.map(infoLine),
    ...showings.flatMap((showing) => showingLines(showing, locale)),
    ...(showings.length === 0 ? [`  ${say.nothing}: ${why}`] : [`  (${why})`]),
    ...notes.map((note) => `  ${say.note}: ${note.path}: ${note[locale]}`),
  ];
}

export function alertPage(output: CapOutput, locale: Locale): string {
  const lines =
    output.kind === "index"
      ? [`${words[locale].index}: ${output.entries.length}`, ...output.entries.map(({ link }) => `  ${link}`)]
      : output.alerts.flatMap((each) => alertLines(each, locale));
  return `${lines.map(plain).join("\n")}\n`;
}
