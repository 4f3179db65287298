/** Turns problems into an HTTP answer: the status comes from the first code, the body lists them all. */
import type { ErrorAnswer } from "../../contract/endpoint.ts";
import type { ErrorCode } from "../../contract/errors.ts";
import { problem } from "../../contract/problem.ts";
import type { Problem } from "../../contract/result.ts";

const statusByCode: Partial<Record<ErrorCode, number>> = {
  token_missing: 401,
  token_bad: 401,
  proof_missing: 401,
  proof_bad: 401,
  proof_nonce: 401,
  proof_replayed: 401,
  board_unknown: 401,
  setup_secret_bad: 403,
  pairing_code_bad: 404,
  not_found: 404,
  setup_done: 409,
  conflict: 409,
  cap_not_waiting: 409,
  body_too_big: 413,
  media_too_big: 413,
  media_unsupported: 415,
  pairing_number_bad: 422,
  media_broken: 422,
  too_many_requests: 429,
  internal: 500,
};

export function statusOf([first]: readonly [Problem, ...Problem[]]): number {
  return statusByCode[first.code] ?? 400;
}

export function errorBody(problems: readonly Problem[]): ErrorAnswer {
  return { problems: [...problems] };
}

/** Problems on their way through fastify's error handler. */
export class RefusedInput extends Error {
  readonly problems: readonly [Problem, ...Problem[]];

  constructor(problems: readonly [Problem, ...Problem[]]) {
    super(problems[0].en);
    this.problems = problems;
  }
}

const codesOfFastify: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: "body_too_big",
  FST_ERR_CTP_INVALID_JSON_BODY: "input_json",
  FST_ERR_CTP_INVALID_MEDIA_TYPE: "input_format",
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: "input_format",
};

/** What an error says to the caller; `null`: it is ours, not the caller's. */
export function problemsIn(error: unknown): readonly [Problem, ...Problem[]] | null {
  if (error instanceof RefusedInput) return error.problems;
  const { code = "", statusCode = 500 } = error as { code?: string; statusCode?: number };
  const known = codesOfFastify[code] ?? (statusCode >= 400 && statusCode < 500 ? "input_format" : null);
  return known === null ? null : [problem(known)];
}
