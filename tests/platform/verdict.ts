/** Reads results in tests: the code of a refusal, or the value when there must be one. */
import type { Result } from "../../contract/result.ts";

/** The first code, or `null` when it was accepted. */
export function codeOf(result: Result<unknown>): string | null {
  return result.ok ? null : result.problems[0].code;
}

export function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok)
    throw new Error(result.problems.map(({ code, path, en }) => `${code} ${path} ${en}`).join("; "));
  return result.value;
}
