/** The commands, their options and arguments, as commander knows them, in one language. */
import { Command } from "commander";
import type { Locale } from "../contract/text.ts";
import { capCommand } from "./commands/cap.ts";
import { demoCommand } from "./commands/demo.ts";
import { explainCommand } from "./commands/explain.ts";
import { hubCommand } from "./commands/hub.ts";
import { ingestCommand } from "./commands/ingest.ts";
import { playerCommand } from "./commands/player.ts";
import { resolveCommand } from "./commands/resolve.ts";
import { timelineCommand } from "./commands/timeline.ts";
import { verifyCommand } from "./commands/verify.ts";
import type { Answer } from "./output.ts";
import { titles, words } from "./words.ts";

export const commandLineVersion = "0.1.0";

type Run = (...args: never[]) => Promise<Answer>;

function addFileCommands(program: Command, say: (key: keyof typeof words) => string, done: Done): void {
  const on = (run: Run) => wrapped(run, done);
  program
    .command("resolve")
    .description(say("resolve"))
    .argument("<file>", say("programmeFile"))
    .requiredOption("--at <instant>", say("at"))
    .action(on(resolveCommand));
  program
    .command("explain")
    .description(say("explain"))
    .argument("<file>", say("programmeFile"))
    .requiredOption("--at <instant>", say("at"))
    .option("--json", say("json"))
    .option("--lang <lang>", say("lang"), "vi")
    .action(on(explainCommand));
  program
    .command("timeline")
    .description(say("timeline"))
    .argument("<file>", say("programmeFile"))
    .requiredOption("--from <instant>", say("from"))
    .requiredOption("--until <instant>", say("until"))
    .option("--totals", say("totals"))
    .action(on(timelineCommand));
  program
    .command("verify")
    .description(say("verify"))
    .argument("<file>", say("documentFile"))
    .requiredOption("--root <file>", say("root"))
    .action(on(verifyCommand));
  program
    .command("cap")
    .description(say("cap"))
    .argument("<file>", say("alertFile"))
    .option("--at <instant>", say("capAt"))
    .option("--json", say("json"))
    .option("--lang <lang>", say("lang"), "vi")
    .action(on(capCommand));
  program
    .command("ingest")
    .description(say("ingest"))
    .argument("<file>", say("mediaFile"))
    .action(on(ingestCommand));
}

function addRoomCommands(program: Command, say: (key: keyof typeof words) => string, done: Done): void {
  const on = (run: Run) => wrapped(run, done);
  program
    .command("demo")
    .description(say("demo"))
    .option("--check", say("demoCheck"))
    .option("--shell <shell>", say("demoShell"))
    .option("--now <now>", say("demoNow"))
    .option("--data <folder>", say("demoData"))
    .option("--boards <count>", say("demoBoards"))
    .action(on(demoCommand));
  program
    .command("hub")
    .description(say("hub"))
    .requiredOption("--config <file>", say("config"))
    .action(on(hubCommand));
  program
    .command("player")
    .description(say("player"))
    .requiredOption("--config <file>", say("config"))
    .option("--shell <shell>", say("demoShell"), "electron")
    .action(on(playerCommand));
}

export type Done = (answer: Answer) => void;

function wrapped(run: Run, done: Done): (...args: unknown[]) => Promise<void> {
  return async (...args) => done(await run(...(args as never[])));
}

/** `done` receives the answer of the one command that ran. */
export function makeProgram(locale: Locale, done: Done): Command {
  const say = (key: keyof typeof words): string => words[key][locale];
  const program = new Command("bangtin");
  program
    .description(say("bangtin"))
    .version(commandLineVersion, "-v, --version", say("version"))
    .helpOption("-h, --help", say("help"))
    .helpCommand(false)
    .configureHelp({ styleTitle: (title) => (locale === "vi" ? (titles[title] ?? title) : title) });
  addRoomCommands(program, say, done);
  addFileCommands(program, say, done);
  for (const command of program.commands) {
    command
      .helpOption("-h, --help", say("help"))
      .configureHelp({ styleTitle: (title) => (locale === "vi" ? (titles[title] ?? title) : title) });
  }
  return program;
}
