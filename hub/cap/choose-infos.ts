/**
 * Which info blocks of an alert a unit shows: all of one language, never two languages of one alert beside
 * each other. Vietnamese is recognised by its letters: senders leave the language out or declare the wrong
 * one.
 */
import type { CapInfo } from "../../contract/cap.ts";

export interface ChosenInfo {
  readonly info: CapInfo;
  readonly index: number;
  readonly language: string;
}

/** Letters no other language has; two of them are no accident. */
const vietnamese = /[ơưạảấầẩẫậắằẳẵặẹẻếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỵỷỹ]/giu;
const names: Readonly<Record<string, string>> = {
  english: "en",
  vietnamese: "vi",
  "tiếng việt": "vi",
};

/** Primary language, lower case. */
export function languageOf({ language, headline, event, description, instruction }: CapInfo): string {
  const words = [headline, event, description, instruction].join(" ");
  if ((words.match(vietnamese) ?? []).length >= 2) return "vi";
  const declared = (language ?? "en-US").toLowerCase();
  return names[declared] ?? declared.split(/[-_]/)[0] ?? "en";
}

/** The wanted languages in their order, then English, then whatever comes first. */
export function chooseInfos(infos: readonly CapInfo[], languages: readonly string[]): ChosenInfo[] {
  const all = infos.map((info, index) => ({ info, index, language: languageOf(info) }));
  const wanted = [...languages.map((each) => each.split("-")[0] ?? each), "en", all[0]?.language ?? ""];
  const language = wanted.find((each) => all.some((one) => one.language === each));
  return all.filter((one) => one.language === language);
}
