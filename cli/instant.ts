/** An instant as people type it: `1795391400000`, `2026-11-23T06:50:00+07:00` or `2026-11-23T06:50+07:00`. */
import { problem } from "../contract/problem.ts";
import { type Result, failed, ok } from "../contract/result.ts";

const digits = /^\d{1,16}$/;
/** A zone is required: an instant without one means something else on every machine. */
const iso = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:?\d{2})$/;

export function parseInstant(text: string, option: string): Result<number> {
  if (digits.test(text) && Number.isSafeInteger(Number(text))) return ok(Number(text));
  const instantMs = iso.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(instantMs) || instantMs < 0) {
    const detail = {
      vi: "viết mili giây Unix hoặc 2026-11-23T06:50:00+07:00",
      en: "write Unix milliseconds or 2026-11-23T06:50:00+07:00",
    };
    return failed(problem("input_format", option, detail));
  }
  return ok(instantMs);
}
