/** `bangtin explain FILE --at INSTANT`: why each campaign plays or not, as a table or as JSON. */
import { ExplainOutput } from "../../contract/command-line.ts";
import { problem } from "../../contract/problem.ts";
import { Locale } from "../../contract/text.ts";
import { explain } from "../../core/schedule/explain.ts";
import { resolve } from "../../core/schedule/resolve.ts";
import { parseInstant } from "../instant.ts";
import { type Answer, answer, failure } from "../output.ts";
import { readProgramme } from "../programme-file.ts";
import { explanationTable } from "../table.ts";

export interface ExplainOptions {
  readonly at: string;
  readonly json?: boolean;
  readonly lang: string;
}

export async function explainCommand(file: string, options: ExplainOptions): Promise<Answer> {
  const locale = Locale.safeParse(options.lang);
  if (!locale.success) return failure(problem("input_choice", "--lang", "vi, en"));
  const at = parseInstant(options.at, "--at");
  if (!at.ok) return failure(at.problems[0]);
  const programme = await readProgramme(file);
  if (!programme.ok) return failure(programme.problems[0]);
  const explanation = ExplainOutput.parse(explain(programme.value, at.value));
  if (options.json) return answer(explanation);
  const now = resolve(programme.value, at.value);
  return { exitCode: 0, text: explanationTable(explanation, now, programme.value, locale.data) };
}
