/** `bangtin player --config FILE`: runs one board's player in a window of the chosen shell. */
import { problem } from "../../contract/problem.ts";
import { isShell, shellCommand } from "../../demo/boards/shells.ts";
import { type Answer, failure } from "../output.ts";
import { runProgram } from "../rooms.ts";

export async function playerCommand(options: { config: string; shell: string }): Promise<Answer> {
  if (!isShell(options.shell)) return failure(problem("input_choice", "--shell", "electron, chromium"));
  const { command, args } = await shellCommand(options.shell, options.config);
  return { exitCode: await runProgram(command, args), text: "" };
}
