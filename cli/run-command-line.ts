/** Runs one command line: help in both languages, answers on stdout, every failure as one JSON object. */
import { type Command, CommanderError } from "commander";
import type { ErrorCode } from "../contract/errors.ts";
import { problem } from "../contract/problem.ts";
import { type Answer, failure, unexpected } from "./output.ts";
import { makeProgram } from "./program.ts";
import { words } from "./words.ts";

/** What commander calls a mistake -> what the catalogue calls it. */
const codes: Readonly<Record<string, ErrorCode>> = {
  "commander.unknownOption": "input_unknown_key",
  "commander.unknownCommand": "input_choice",
  "commander.excessArguments": "input_unknown_key",
  "commander.missingArgument": "input_missing",
  "commander.missingMandatoryOptionValue": "input_missing",
  "commander.optionMissingArgument": "input_missing",
};

const shown = new Set(["commander.help", "commander.helpDisplayed", "commander.version"]);

function ownHelp(command: Command): string {
  return Object.getPrototypeOf(command).helpInformation.call(command) as string;
}

/** Vietnamese first, then the same in English. */
function speakBoth(vietnamese: Command, english: Command): void {
  const pairs: [Command, Command][] = [
    [vietnamese, english],
    ...vietnamese.commands.map((command, index): [Command, Command] => [
      command,
      english.commands[index] ?? english,
    ]),
  ];
  for (const [vi, en] of pairs) {
    vi.helpInformation = () =>
      `${ownHelp(vi)}\n${words.errors.vi}\n\n${"─".repeat(72)}\n\n${ownHelp(en)}\n${words.errors.en}\n`;
  }
}

/** Prints through `print` and gives the exit code. */
export async function runCommandLine(
  args: readonly string[],
  print: (text: string) => void,
): Promise<number> {
  let result: Answer = { exitCode: 0, text: "" };
  const program = makeProgram("vi", (answer) => {
    result = answer;
  });
  speakBoth(
    program,
    makeProgram("en", () => {}),
  );
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({ writeOut: print, writeErr: () => {} });
  }
  try {
    await program.parseAsync(args.length === 0 ? ["--help"] : [...args], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) result = unexpected(error);
    else if (!shown.has(error.code)) {
      result = failure(problem(codes[error.code] ?? "input_format", "", error.message));
    }
  }
  if (result.text !== "") print(result.text);
  return result.exitCode;
}
