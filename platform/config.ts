/**
 * Reads configuration and command-line options strictly: a name it does not know is refused with the nearest
 * it knows.
 */
import { readFileSync } from "node:fs";
import type { z } from "zod";
import { parseWith } from "../contract/parse.ts";
import { problem } from "../contract/problem.ts";
import { type Problem, type Result, failed, ok } from "../contract/result.ts";
import { nearest } from "./nearest.ts";

function unknownName(path: string, name: string, known: readonly string[]): Problem {
  const guess = nearest(name, known);
  return problem("input_unknown_key", path, {
    vi: guess === null ? `không có mục "${name}"` : `không có mục "${name}", có phải "${guess}" không?`,
    en: guess === null ? `there is no "${name}"` : `there is no "${name}", did you mean "${guess}"?`,
  });
}

interface SchemaShape {
  readonly def: { readonly innerType?: SchemaShape; readonly in?: SchemaShape };
  readonly shape?: Readonly<Record<string, SchemaShape>>;
}

/** The object under optional, default and pipe. */
function objectIn(schema: SchemaShape | undefined): Readonly<Record<string, SchemaShape>> | null {
  let current = schema;
  while (current !== undefined && current.shape === undefined)
    current = current.def.innerType ?? current.def.in;
  return current?.shape ?? null;
}

function unknownKeys(schema: SchemaShape, value: unknown, path: string): Problem[] {
  const shape = objectIn(schema);
  if (shape === null || typeof value !== "object" || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const at = path === "" ? key : `${path}.${key}`;
    const known = Object.hasOwn(shape, key) ? shape[key] : undefined;
    return known === undefined ? [unknownName(at, key, Object.keys(shape))] : unknownKeys(known, inner, at);
  });
}

function readJson(path: string): Result<unknown> {
  try {
    return ok(JSON.parse(readFileSync(path, "utf8")));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code === "ENOENT" ? "file_missing" : "input_json";
    return failed(problem(code, path, error instanceof Error ? error.message : undefined));
  }
}

/** Checks a JSON file (given by its path) or an object that was read already. Every problem is listed. */
export function loadConfig<Schema extends z.ZodObject>(
  schema: Schema,
  pathOrObject: string | object,
): Result<z.output<Schema>> {
  const input = typeof pathOrObject === "string" ? readJson(pathOrObject) : ok<unknown>(pathOrObject);
  if (!input.ok) return input;
  const strangers = unknownKeys(schema as unknown as SchemaShape, input.value, "");
  const parsed = parseWith(schema, input.value);
  const others = parsed.ok ? [] : parsed.problems.filter(({ code }) => code !== "input_unknown_key");
  const [first, ...rest] = [...strangers, ...others];
  return first === undefined ? parsed : failed(first, ...rest);
}

/**
 * Reads `--name value` and `--name=value`; `argv` is `process.argv.slice(2)`. Only `names` are known, by
 * default `config`; one that was not given is missing from the answer.
 */
export function argumentsOf<Name extends string = "config">(
  argv: readonly string[],
  names: readonly Name[] = ["config" as Name],
): Result<{ readonly [name in Name]?: string }> {
  const found: { [name in Name]?: string } = {};
  for (let index = 0; index < argv.length; index += 1) {
    const word = argv[index] ?? "";
    const [, given, inline] = /^--([^=]+)(?:=(.*))?$/su.exec(word) ?? [];
    const name = names.find((known) => known === given);
    if (name === undefined) return failed(unknownName(word, given ?? word, names));
    const value = inline ?? argv[(index += 1)];
    if (value === undefined) return failed(problem("input_missing", `--${name}`));
    found[name] = value;
  }
  return ok(found);
}
