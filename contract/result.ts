/** Expected failures are values: a `Result` carries either a value or the problems that prevented it. */
import type { Bilingual } from "./text.ts";
import type { ErrorCode } from "./errors.ts";

/**
 * One problem: what (code), where (path, e.g. `campaigns[2].dayparts[0].to`, `""` for the whole), in words.
 */
export interface Problem extends Bilingual {
  readonly code: ErrorCode;
  readonly path: string;
}

export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly [Problem, ...Problem[]] };

export function ok<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

export function failed<Value = never>(first: Problem, ...rest: Problem[]): Result<Value> {
  return { ok: false, problems: [first, ...rest] };
}
