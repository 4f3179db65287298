/** `bangtin cap FILE`: what the hub would make of an alert, as a page or as JSON, or every problem. */
import { CapError, CapOutput } from "../../contract/command-line.ts";
import { parseJsonWith } from "../../contract/parse.ts";
import { problem } from "../../contract/problem.ts";
import { Locale } from "../../contract/text.ts";
import { alertPage } from "../alert-page.ts";
import { parseInstant } from "../instant.ts";
import { type Answer, answer, failure, failureExitCode } from "../output.ts";
import { askRoom } from "../rooms.ts";

export interface CapOptions {
  readonly at?: string;
  readonly json?: boolean;
  readonly lang: string;
}

export async function capCommand(file: string, options: CapOptions): Promise<Answer> {
  const locale = Locale.safeParse(options.lang);
  if (!locale.success) return failure(problem("input_choice", "--lang", "vi, en"));
  const at = options.at === undefined ? null : parseInstant(options.at, "--at");
  if (at !== null && !at.ok) return failure(at.problems[0]);
  const instant = at === null ? [] : [String(at.value)];
  const { exitCode, stdout } = await askRoom("hub/cap/main.ts", [file, ...instant]);
  const read = parseJsonWith(CapOutput, stdout);
  if (exitCode === 0 && read.ok) {
    return options.json ? answer(read.value) : { exitCode: 0, text: alertPage(read.value, locale.data) };
  }
  const said = parseJsonWith(CapError, stdout);
  return said.ok
    ? answer(said.value, failureExitCode)
    : failure(problem("internal", file, `exit ${exitCode}`));
}
