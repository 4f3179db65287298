/** What `electron FOLDER` runs: the registry's Electron lacks its own default app, and tests start the program unpacked. */
import { app } from "electron";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const words = process.argv.slice(1);
const require = createRequire(import.meta.url);
for (let index = 0; index < words.length; index += 1)
  if (words[index] === "-r") require(resolve(words[(index += 1)]));
const folder = resolve(
  words.find((word, index) => !word.startsWith("-") && words[index - 1] !== "-r") ?? ".",
);
const { name, version, main } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
app.setName(name);
app.setVersion(version);
app.setAppPath(folder);
await import(pathToFileURL(join(folder, main)).href);
