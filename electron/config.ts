/**
 * What the shell takes from its command line and package: which configuration, which window, which kind of
 * package.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { argumentsOf } from "../platform/config.ts";

const optionNames = ["config", "windowed"] as const;

export type ShellOptions = { readonly [name in (typeof optionNames)[number]]?: string };

/** Chromium's own switches stand on the same line; only ours are read. */
export function shellOptions(argv: readonly string[]): ShellOptions {
  const ours = argv.flatMap((word, index) => {
    const name = optionNames.find((known) => word === `--${known}` || word.startsWith(`--${known}=`));
    if (name === undefined) return [];
    const value = argv[index + 1];
    return word.includes("=") || value === undefined ? [word] : [word, value];
  });
  const read = argumentsOf(ours, optionNames);
  return read.ok ? read.value : {};
}

/** The one file in which a lab package differs from the production package. */
export const packageKindFile = "package-kind.json";

const PackageKind = z.strictObject({ kind: z.enum(["production", "lab"]) });
export type PackageKind = z.infer<typeof PackageKind>["kind"];

/** A package that does not say what it is, is a production package. */
export function packageKind(appFolder: string): PackageKind {
  try {
    return PackageKind.parse(JSON.parse(readFileSync(join(appFolder, packageKindFile), "utf8"))).kind;
  } catch {
    return "production";
  }
}

/** Where an installed player looks when no `--config` is given; none is a fresh board on defaults. */
export function defaultConfigFile(): string | undefined {
  const base = process.platform === "win32" ? (process.env["ProgramData"] ?? "C:\\ProgramData") : "/etc";
  const file = join(base, "bangtin", "player.json");
  return existsSync(file) ? file : undefined;
}
