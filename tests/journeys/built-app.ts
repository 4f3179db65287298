/**
 * The built player, made when it is missing: setup builds before all tests, a single file may be run alone.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { buildApp } from "../../scripts/build.ts";

const page = join(import.meta.dirname, "../../build/app/renderer/index.html");

export async function builtApp(): Promise<void> {
  if (!existsSync(page)) await buildApp();
}
