/** The project's own source files and what each of them imports, for the tests that read the repository. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { fileURLToPath } from "node:url";

export const repositoryRoot = normalize(join(dirname(fileURLToPath(import.meta.url)), "../.."));

/** Tracked and not yet tracked files, without what git ignores. */
export function repositoryFiles(): string[] {
  const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
    cwd: repositoryRoot,
    encoding: "utf8",
  });
  return listed.split("\n").filter((path) => path !== "" && isStillThere(path));
}

function isStillThere(path: string): boolean {
  try {
    readFileSync(join(repositoryRoot, path));
    return true;
  } catch {
    return false;
  }
}

export function readSource(path: string): string {
  return readFileSync(join(repositoryRoot, path), "utf8");
}

/** One import as it stands in a file: a repository path for relative ones, a package name for the others. */
export interface Import {
  readonly from: string;
  readonly target: string;
  readonly isPackage: boolean;
}

const importPattern =
  /(?:^|[\s;])(?:import|export)\b[^"'`;]*?\bfrom\s*["']([^"']+)["']|\bimport\s*\(?\s*["']([^"']+)["']/g;

/** In a style sheet a package is named by `url("name/file")`. */
const urlPattern = /url\(["'](?!data:|https?:)([^"']+)["']\)/g;

/** Every static, side-effect, re-exporting, type-only and literal dynamic import of a source text. */
export function importsOf(path: string, source: string): Import[] {
  const pattern = path.endsWith(".css") ? urlPattern : importPattern;
  return Array.from(withoutComments(source).matchAll(pattern), (match) => {
    const specifier = match[1] ?? match[2] ?? "";
    if (specifier.startsWith(".")) {
      const target = relative(repositoryRoot, join(repositoryRoot, dirname(path), specifier));
      return { from: path, target, isPackage: false };
    }
    return { from: path, target: packageName(specifier), isPackage: true };
  });
}

/** `@scope/name/deep` -> `@scope/name`; `node:fs/promises` -> `node:`; `lit/directives/x.js` -> `lit`. */
export function packageName(specifier: string): string {
  if (specifier.startsWith("node:")) return "node:";
  const parts = specifier.split("/");
  return specifier.startsWith("@") ? parts.slice(0, 2).join("/") : (parts[0] ?? specifier);
}

/** Blanks out comments, keeping line numbers; strings stay. */
export function withoutComments(source: string): string {
  const pattern = /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g;
  return source.replace(pattern, (match, text?: string) => text ?? match.replace(/[^\n]/g, " "));
}
