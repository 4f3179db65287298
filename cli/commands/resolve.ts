/** `bangtin resolve FILE --at INSTANT`: what the programme plays at an instant. */
import { ResolveOutput } from "../../contract/command-line.ts";
import { resolve } from "../../core/schedule/resolve.ts";
import { parseInstant } from "../instant.ts";
import { type Answer, answer, failure } from "../output.ts";
import { readProgramme } from "../programme-file.ts";

export async function resolveCommand(file: string, options: { at: string }): Promise<Answer> {
  const at = parseInstant(options.at, "--at");
  if (!at.ok) return failure(at.problems[0]);
  const programme = await readProgramme(file);
  if (!programme.ok) return failure(programme.problems[0]);
  return answer(ResolveOutput.parse(resolve(programme.value, at.value)));
}
