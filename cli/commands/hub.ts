/** `bangtin hub --config FILE`: runs the hub in this terminal. */
import type { Answer } from "../output.ts";
import { runRoom } from "../rooms.ts";

export async function hubCommand(options: { config: string }): Promise<Answer> {
  return { exitCode: await runRoom("hub/main.ts", ["--config", options.config]), text: "" };
}
