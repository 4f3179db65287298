/**
 * Style is a test: banned things are named with what to use instead. The rules are tested on samples of
 * their own.
 */
import { describe, expect, test } from "vitest";
import { readSource, repositoryFiles, withoutComments } from "./source-files.ts";

const linesMax = 300;
const functionLinesMax = 70;
const columnsMax = 110;

interface Ban {
  readonly name: string;
  readonly pattern: RegExp;
  readonly instead: string;
  /** Files where it is right. */
  readonly except: RegExp;
  /** Looked for in comments too. */
  readonly inComments?: boolean;
}

const outsideCode = /^(tests|scripts)\//;
const ports = /^(platform\/system-ports|renderer\/ports)\.ts$|^(tests|scripts)\//;

const bans: readonly Ban[] = [
  { name: "Date.now", pattern: /\bDate\.now\b/, instead: "clock.wallMs()", except: ports },
  { name: "bare new Date()", pattern: /\bnew Date\(\s*\)/, instead: "clock.wallMs()", except: ports },
  { name: "performance.now", pattern: /\bperformance\.now\b/, instead: "clock.monoMs()", except: ports },
  { name: "Math.random", pattern: /\bMath\.random\b/, instead: "random.unit()", except: ports },
  {
    name: "raw timer",
    pattern: /(?<![.\w])(setTimeout|setInterval|setImmediate|requestAnimationFrame)\(/,
    instead: "timers of the ports",
    except: ports,
  },
  {
    name: "process.env",
    pattern: /\bprocess\.env\b/,
    instead: "the configuration",
    except: /(^|\/)config\.ts$|^(tests|scripts)\//,
  },
  {
    name: "any",
    pattern: /(:\s*any\b|\bas any\b|<any>|\bany\[\])/,
    instead: "unknown and a check",
    except: /^$/,
  },
  {
    name: "ts-ignore",
    pattern: /@ts-(ignore|nocheck|expect-error)/,
    instead: "a type",
    except: /^$/,
    inComments: true,
  },
  { name: "TODO", pattern: /\b(TODO|FIXME|XXX|HACK)\b/, instead: "an issue", except: /^$/, inComments: true },
  {
    name: "console",
    pattern: /\bconsole\.\w+\(/,
    instead: "the log port",
    except: /^(tests|scripts|cli|demo)\//,
  },
  { name: "only or skip", pattern: /\b(test|describe|it)\.only\(/, instead: "the whole suite", except: /^$/ },
];

const codeFiles = repositoryFiles().filter(
  (path) => /\.(ts|mts|cts|css|html)$/.test(path) && path !== "tests/repo/tidy.test.ts",
);
const typescriptFiles = codeFiles.filter((path) => path.endsWith(".ts"));

function brokenBans(path: string, source: string): string[] {
  const code = withoutComments(source);
  return bans
    .filter((ban) => !ban.except.test(path))
    .filter((ban) => ban.pattern.test(ban.inComments ? source : code))
    .map((ban) => `${path}: ${ban.name}; use ${ban.instead}`);
}

/** Functions longer than the limit, by the indentation of their closing brace. */
function longFunctions(path: string, source: string): string[] {
  const lines = source.split("\n");
  const opening =
    /^(\s*)(?:export\s+)?(?:default\s+)?(?:static\s+|override\s+|private\s+|#)*(?:async\s+)?(?:function\b|\*?[\w$#]+\s*\([^;]*\)[^;=]*\{$|(?:const|let)\s+\w+\s*=\s*(?:async\s*)?\(.*=>\s*\{$)/;
  return lines.flatMap((line, start) => {
    const match = opening.exec(line);
    if (!match || /^\s*(if|for|while|switch|catch|describe|test)\b/.test(line)) return [];
    const end = lines.findIndex((other, at) => at > start && other.startsWith(`${match[1]}}`));
    const length = end - start + 1;
    return length > functionLinesMax ? [`${path}:${start + 1}: a function of ${length} lines`] : [];
  });
}

describe("tidy", () => {
  test("nothing banned is used", () => {
    expect(typescriptFiles.flatMap((path) => brokenBans(path, readSource(path)))).toEqual([]);
  });

  test(`no file is longer than ${linesMax} lines or wider than ${columnsMax} columns`, () => {
    const offenders = codeFiles.flatMap((path) => {
      const lines = readSource(path).split("\n");
      const wide = lines.findIndex((line) => line.length > columnsMax);
      return [
        ...(lines.length > linesMax + 1 ? [`${path}: ${lines.length} lines`] : []),
        ...(wide >= 0 && !/biome-ignore|https?:\/\/|^\s*</.test(lines[wide] ?? "")
          ? [`${path}:${wide + 1}: too wide`]
          : []),
      ];
    });
    expect(offenders).toEqual([]);
  });

  test(`no function is longer than ${functionLinesMax} lines`, () => {
    const offenders = typescriptFiles
      .filter((path) => !path.endsWith(".test.ts"))
      .flatMap((path) => longFunctions(path, readSource(path)));
    expect(offenders).toEqual([]);
  });

  test("files are kebab-case, name their idea, and open with a sentence saying what they are for", () => {
    const offenders = typescriptFiles.flatMap((path) => {
      const name = path.split("/").at(-1) ?? "";
      const stem = name.replace(/(\.(test|suite|d|config))?\.ts$/, "");
      return [
        ...(/^\d{4}-|^[a-z0-9]+(-[a-z0-9]+)*$/.test(stem) ? [] : [`${path}: not kebab-case`]),
        ...(/(^|-)(utils?|helpers?|managers?|misc|common-stuff)$/.test(stem)
          ? [`${path}: name the idea`]
          : []),
        ...(/^(#!.*\n)?\s*\/\*\*/.test(readSource(path)) ||
        outsideCode.test(path) ||
        name.endsWith(".config.ts")
          ? []
          : [`${path}: no opening sentence`]),
      ];
    });
    expect(offenders).toEqual([]);
  });

  test("no file is dead: every source file is imported, run or named by something", () => {
    const texts = repositoryFiles()
      .filter((path) => /\.(ts|json|html|sh|yml|md)$|^\.ci\//.test(path) && path !== "package-lock.json")
      .map((path) => ({ path, text: readSource(path) }));
    const dead = typescriptFiles
      .filter((path) => !/\.test\.ts$|\.d\.ts$|config\.ts$/.test(path))
      .filter((path) => {
        const name = path.split("/").at(-1) ?? "";
        return !texts.some(({ path: other, text }) => other !== path && text.includes(name));
      });
    expect(dead).toEqual([]);
  });

  test("no name of this workplace, of a machine's path or of a registry host stands in the repository", () => {
    const named = /\/work\/|registry\.npmjs|\/root\/|deb\.debian\.org/;
    const offenders = repositoryFiles()
      .filter(
        (path) => /\.(ts|json|md|yml|sh|html|css)$|^\.ci\//.test(path) && path !== "tests/repo/tidy.test.ts",
      )
      .filter((path) => named.test(readSource(path)));
    expect(offenders).toEqual([]);
  });
});

describe("the rules themselves", () => {
  const samples: readonly [string, string][] = [
    ["Date.now", "const a = Date.now();"],
    ["bare new Date()", "const a = new Date();"],
    ["performance.now", "performance.now();"],
    ["Math.random", "Math.random();"],
    ["raw timer", "setTimeout(run, 5);"],
    ["process.env", "const a = process.env;"],
    ["any", "const a: any = 1;"],
    ["ts-ignore", "// @ts-ignore"],
    ["TODO", "// TODO later"],
    ["console", "console.error(1);"],
    ["only or skip", "test.only('x', run);"],
  ];

  test.each(samples)("%s is seen", (name, source) => {
    expect(brokenBans("engine/a.ts", source)).toEqual([expect.stringContaining(name)]);
  });

  test("what is right somewhere is not seen there, and comments do not count as code", () => {
    expect(brokenBans("platform/system-ports.ts", "const a = Date.now();")).toEqual([]);
    expect(brokenBans("engine/a.ts", "// Date.now() is banned")).toEqual([]);
    expect(brokenBans("engine/a.ts", "timers.setTimeout(run); new Date(5);")).toEqual([]);
  });

  test("a long function is seen, a short one is not", () => {
    const body = Array.from({ length: functionLinesMax }, () => "  work();").join("\n");
    expect(longFunctions("a.ts", `export function long() {\n${body}\n}\n`)).toHaveLength(1);
    expect(longFunctions("a.ts", "export function short() {\n  work();\n}\n")).toEqual([]);
  });
});
