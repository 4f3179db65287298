/** `bangtin`: reads the arguments, runs one command, prints its answer. */
import { runCommandLine } from "./run-command-line.ts";

process.exitCode = await runCommandLine(process.argv.slice(2), (text) => process.stdout.write(text));
