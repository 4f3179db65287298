/**
 * A lab package is the production package with one fuse on and one listed file that says so; nothing else
 * differs.
 */
import { extractFile, listPackage } from "@electron/asar";
import { FuseV1Options, getCurrentFuseWire } from "@electron/fuses";
import { beforeAll, expect, test } from "vitest";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { packageKindFile } from "../../electron/config.ts";
import { hashFile } from "../../platform/files.ts";
import { packApp } from "../../scripts/pack.ts";

let lab: string;
let production: string;

beforeAll(async () => {
  lab = await packApp({ kind: "lab", targets: ["dir"] });
  production = await packApp({ kind: "production", targets: ["dir"] });
});

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => statSync(join(folder, path)).isFile())
    .toSorted((a, b) => a.localeCompare(b));
}

const archiveOf = (folder: string) => join(folder, "resources", "app.asar");
const archived = (folder: string) =>
  listPackage(archiveOf(folder), { isPack: false })
    .map((path) => path.slice(1))
    .filter((path) => path.includes("."));

test("the same files, of which only the program's fuses and the archive differ", async () => {
  const files = filesIn(production);
  expect(filesIn(lab)).toEqual(files);
  const different: string[] = [];
  for (const path of files)
    if ((await hashFile(join(lab, path))) !== (await hashFile(join(production, path)))) different.push(path);
  expect(different).toEqual(["bangtin", join("resources", "app.asar")]);
});

test("in the archive one listed file differs", () => {
  expect(archived(lab)).toEqual(archived(production));
  const different = archived(production).filter(
    (path) => !extractFile(archiveOf(lab), path).equals(extractFile(archiveOf(production), path)),
  );
  expect(different).toEqual([packageKindFile]);
});

test("one fuse differs: the inspector's", async () => {
  const [ofLab, ofProduction] = await Promise.all(
    [lab, production].map((folder) => getCurrentFuseWire(join(folder, "bangtin"))),
  );
  const names = Object.entries(FuseV1Options).filter(([, value]) => typeof value === "number");
  const different = names
    .filter(([, value]) => ofLab?.[value as FuseV1Options] !== ofProduction?.[value as FuseV1Options])
    .map(([name]) => name);
  expect(different).toEqual(["EnableNodeCliInspectArguments"]);
});
