/** The built player, made when it is missing: `scripts/setup.sh` builds before all tests, one file may run alone. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { buildApp } from "../../scripts/build.ts";

const page = join(import.meta.dirname, "../../build/app/renderer/index.html");

export async function builtApp(): Promise<void> {
  if (!existsSync(page)) await buildApp();
}
