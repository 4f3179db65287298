/**
 * Reads one `playlist.yaml`; every problem names the file and the line, an unknown key the nearest known
 * one.
 */
import { type Document, LineCounter, parseDocument } from "yaml";
import { LocalPlaylist } from "../../contract/local-playlist.ts";
import { parseWith } from "../../contract/parse.ts";
import { problem } from "../../contract/problem.ts";
import { type Problem, type Result, failed, ok } from "../../contract/result.ts";
import { nearest } from "../../platform/nearest.ts";

/** Larger files are no playlists, in characters. */
const charactersMax = 262_144;

const keys = Object.keys(LocalPlaylist.shape);
const fileKeys = Object.keys(LocalPlaylist.shape.files.unwrap().element.shape);

/** `files[2].dwellS` -> ["files", 2, "dwellS"]. */
function pathParts(path: string): (string | number)[] {
  return (path.match(/[^.[\]]+/g) ?? []).map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

function unknownKey(name: string, known: readonly string[], path: string): Problem {
  const guess = nearest(name, known);
  return problem("input_unknown_key", path, {
    vi: guess === null ? `không có mục "${name}"` : `không có mục "${name}", có phải "${guess}" không?`,
    en: guess === null ? `there is no "${name}"` : `there is no "${name}", did you mean "${guess}"?`,
  });
}

/** Keys nobody knows, at the top and in `files`. */
function unknownKeys(value: unknown): Problem[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  const top = Object.keys(value)
    .filter((name) => !keys.includes(name))
    .map((name) => unknownKey(name, keys, name));
  const files: unknown = (value as { files?: unknown }).files;
  const below = (Array.isArray(files) ? files : []).flatMap((entry: unknown, index) =>
    typeof entry === "object" && entry !== null
      ? Object.keys(entry)
          .filter((name) => !fileKeys.includes(name))
          .map((name) => unknownKey(name, fileKeys, `files[${index}].${name}`))
      : [],
  );
  return [...top, ...below];
}

/** `null`: it holds aliases, which a playlist never needs and a bomb is made of. */
function plainValue(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 }) ?? {};
  } catch {
    return null;
  }
}

export function readPlaylistYaml(name: string, text: string): Result<LocalPlaylist> {
  if (text.length > charactersMax) return failed(problem("too_big", name));
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [syntax] = document.errors;
  if (syntax !== undefined) {
    const { line } = lines.linePos(syntax.pos[0]);
    return failed(problem("input_yaml", `${name}:${line}`, syntax.message.split("\n")[0]));
  }
  const value = plainValue(document);
  if (value === null) return failed(problem("input_yaml", `${name}:1`, "&, *"));
  const parsed = parseWith(LocalPlaylist, value);
  const others = parsed.ok ? [] : parsed.problems.filter(({ code }) => code !== "input_unknown_key");
  const lineOf = (path: string): number => {
    const parts = pathParts(path);
    for (let length = parts.length; length > 0; length -= 1) {
      const node = document.getIn(parts.slice(0, length), true) as
        | { range?: [number, number, number] }
        | undefined;
      if (node?.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  const [first, ...rest] = [...unknownKeys(value), ...others].map((found) => ({
    ...found,
    path: `${name}:${lineOf(found.path)} ${found.path}`,
  }));
  if (first !== undefined) return failed(first, ...rest);
  return parsed.ok ? ok(parsed.value) : parsed;
}
