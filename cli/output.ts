/**
 * What every command answers with: text for stdout and an exit code; failures are one JSON object and code
 * 2.
 */
import type { CommandError } from "../contract/command-line.ts";
import { problem } from "../contract/problem.ts";
import type { Problem } from "../contract/result.ts";

export interface Answer {
  readonly exitCode: number;
  readonly text: string;
}

export const failureExitCode = 2;

export function answer(value: unknown, exitCode = 0): Answer {
  return { exitCode, text: `${JSON.stringify(value)}\n` };
}

/** The first problem speaks for all: one failure, one object. */
export function failure({ code, path, vi, en }: Problem): Answer {
  const error: CommandError = { error: { code, path, vi, en } };
  return answer(error, failureExitCode);
}

export function unexpected(error: unknown): Answer {
  return failure(problem("internal", "", error instanceof Error ? error.message : String(error)));
}
