/** `bangtin ingest FILE`: asks the hub's own library what it would make of a file. */
import { CommandError, IngestOutput } from "../../contract/command-line.ts";
import { parseJsonWith } from "../../contract/parse.ts";
import { problem } from "../../contract/problem.ts";
import { type Answer, answer, failure, failureExitCode } from "../output.ts";
import { askRoom } from "../rooms.ts";

export async function ingestCommand(file: string): Promise<Answer> {
  const { exitCode, stdout } = await askRoom("hub/library/main.ts", [file]);
  const facts = parseJsonWith(IngestOutput, stdout);
  if (exitCode === 0 && facts.ok) return answer(facts.value);
  const said = parseJsonWith(CommandError, stdout);
  if (said.ok) return answer(said.value, failureExitCode);
  return failure(problem("internal", file, `exit ${exitCode}`));
}
