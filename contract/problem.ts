/** Makes one problem from a code of the catalogue; `detail` is added to the sentence in both languages. */
import { type ErrorCode, errorCatalogue } from "./errors.ts";
import type { Problem } from "./result.ts";
import type { Bilingual } from "./text.ts";

export function problem(code: ErrorCode, path = "", detail?: string | Bilingual): Problem {
  const { vi, en } = errorCatalogue[code];
  if (detail === undefined) return { code, path, vi, en };
  const both = typeof detail === "string" ? { vi: detail, en: detail } : detail;
  return { code, path, vi: `${vi}: ${both.vi}`, en: `${en}: ${both.en}` };
}
