/**
 * Makes one unsigned edition of a folder: it and each folder below is a playlist of its pictures and
 * videos.
 */
import { lstat, readdir } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import type { NamedEdition } from "../../core/programme/programme-for.ts";
import type { Asset } from "../../contract/asset.ts";
import { Edition, editionItemsMax } from "../../contract/edition.ts";
import type { LocalPlaylist } from "../../contract/local-playlist.ts";
import { parseWith } from "../../contract/parse.ts";
import { playlistItemsMax } from "../../contract/playlist.ts";
import { problem } from "../../contract/problem.ts";
import type { Problem, Result } from "../../contract/result.ts";
import { readTextIfExists, sha256Hex } from "../../platform/files.ts";
import type { FileFacts } from "./file-facts.ts";
import { readPlaylistYaml } from "./read-playlist-yaml.ts";

const playlistFile = "playlist.yaml";
/** Folders deeper than this are not looked at. */
const depthMax = 4;
const foldersMax = 200;
const playlistBytesMax = 1_048_576;
/** Who speaks, in the foot of the card. */
const publisher = { id: "local", name: "Thư mục tại chỗ", shortName: "Tại chỗ" };

interface LocalFile {
  readonly name: string;
  readonly asset: Asset;
  readonly durationMs: number;
}

/** One folder as it plays; kept while its file is wrong. */
export interface LocalFolderPart {
  readonly key: string;
  readonly settings: LocalPlaylist;
  readonly files: readonly LocalFile[];
}

export interface LocalReading {
  readonly parts: ReadonlyMap<string, LocalFolderPart>;
  readonly edition: NamedEdition | null;
  readonly problems: readonly Problem[];
}

export interface LocalReader {
  readonly root: string;
  readonly facts: FileFacts;
  copyIn(path: string, asset: Asset): Promise<Result<void>>;
}

/** Names of files on the glass and in reports: NFC, without control and bidi characters. */
function toLine(text: string, charactersMax: number): string {
  const clean = text
    .normalize("NFC")
    .replaceAll(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, "")
    .slice(0, charactersMax);
  return clean === "" ? "?" : clean;
}

async function foldersBelow(folder: string, depth = 0): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const below = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith("."));
  if (depth >= depthMax) return [folder];
  const deeper = await Promise.all(below.map(({ name }) => foldersBelow(join(folder, name), depth + 1)));
  return [folder, ...deeper.flat()].slice(0, foldersMax);
}

/** Files named in the playlist first, in its order; the others follow by name. */
function ordered(names: readonly string[], settings: LocalPlaylist): string[] {
  const byName = [...names].sort((one, other) => one.localeCompare(other, "vi", { numeric: true }));
  const named = settings.files.map(({ file }) => file.normalize("NFC"));
  const first = named.flatMap((file) => byName.find((name) => name.normalize("NFC") === file) ?? []);
  return [...first, ...byName.filter((name) => !first.includes(name))];
}

/**
 * `null`: there is none. What is no ordinary small file is refused before it is opened: a pipe would never
 * end.
 */
async function readPlaylistText(path: string, name: string): Promise<string | null> {
  const found = await lstat(path).catch(() => null);
  if (found === null) return null;
  if (!found.isFile() || found.size > playlistBytesMax) throw new Error(`${name} is no ordinary small file`);
  return readTextIfExists(path);
}

async function readPart(
  folder: string,
  reader: LocalReader,
  problems: Problem[],
): Promise<LocalFolderPart | null> {
  const key = relative(reader.root, folder);
  const yamlName = join(key, playlistFile);
  const text = await readPlaylistText(join(folder, playlistFile), yamlName);
  const settings = readPlaylistYaml(yamlName, text ?? "");
  if (!settings.ok) {
    problems.push(...settings.problems);
    return null;
  }
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map(({ name }) => name);
  for (const { file } of settings.value.files) {
    const isThere = names.some((name) => name.normalize("NFC") === file.normalize("NFC"));
    if (!isThere) problems.push(problem("file_missing", yamlName, file));
  }
  const files: LocalFile[] = [];
  for (const name of ordered(names, settings.value)) {
    const entry = settings.value.files.find(({ file }) => file.normalize("NFC") === name.normalize("NFC"));
    if (name === playlistFile || entry?.skip) continue;
    const path = join(folder, name);
    const facts = await reader.facts(path);
    if (!facts.ok) {
      problems.push({ ...facts.problems[0], path: join(key, name) });
      continue;
    }
    const copied = await reader.copyIn(path, facts.value);
    if (!copied.ok) {
      problems.push({ ...copied.problems[0], path: join(key, name) });
      continue;
    }
    const dwellMs = Math.round((entry?.dwellS ?? settings.value.dwellS) * 1_000);
    const ownMs = Math.min(facts.value.durationMs ?? dwellMs, 3_600_000);
    files.push({ name, asset: facts.value, durationMs: entry?.dwellS ? dwellMs : Math.max(1_000, ownMs) });
  }
  return { key, settings: settings.value, files: files.slice(0, playlistItemsMax) };
}

function itemOf(part: LocalFolderPart, { name, asset, durationMs }: LocalFile) {
  const kind = asset.mime.startsWith("video/") ? "video" : "image";
  const id = `local_${sha256Hex(`${part.key}/${name}:${asset.hash}`).slice(0, 24)}`;
  return { id, kind, title: toLine(name, 120), asset: asset.hash, durationMs };
}

function editionOf(parts: readonly LocalFolderPart[], nowMs: number): Edition | null {
  const filled = parts.filter(({ files }) => files.length > 0);
  if (filled.length === 0) return null;
  const idOf = ({ key }: LocalFolderPart) => `local_${sha256Hex(key).slice(0, 16)}`;
  const nameOf = ({ key, settings }: LocalFolderPart) =>
    settings.name ?? toLine(key === "" ? publisher.name : basename(key), 120);
  const assets = new Map(
    filled.flatMap(({ files }) => files.map(({ asset }) => [asset.hash, asset] as const)),
  );
  const parsed = parseWith(Edition, {
    v: 1,
    unit: { line: "managed", path: "/" },
    publisher,
    epoch: 1,
    revision: 0,
    prev: null,
    issuedAtMs: Math.max(0, nowMs),
    assets: [...assets.values()],
    playlists: filled.map((part) => ({
      id: idOf(part),
      name: nameOf(part),
      items: part.files.map((file) => itemOf(part, file)),
    })),
    tickers: [],
    campaigns: filled.map((part) => ({
      id: idOf(part),
      name: nameOf(part),
      level: "normal",
      playlists: [idOf(part)],
      startDate: part.settings.startDate ?? null,
      endDate: part.settings.endDate ?? null,
      dayparts: part.settings.dayparts,
    })),
    takeovers: [],
    approvals: [],
  });
  if (!parsed.ok)
    throw new Error(`the local edition is wrong: ${parsed.problems[0].path} ${parsed.problems[0].en}`);
  return parsed.value;
}

/** The folders in order, cut where an edition is full; what is left out is told. */
function withinLimit(parts: readonly LocalFolderPart[], problems: Problem[]): LocalFolderPart[] {
  let room = editionItemsMax;
  const kept = parts.map((part) => {
    const files = part.files.slice(0, room);
    room -= files.length;
    return { ...part, files };
  });
  const cut = parts.find((part, index) => part.files.length > (kept[index]?.files.length ?? 0));
  if (cut !== undefined) problems.push(problem("too_big", cut.key, `${editionItemsMax}`));
  return kept;
}

/** `before`: the last good state of each folder, kept where its playlist file is wrong now. */
export async function readLocalFolder(
  reader: LocalReader,
  before: ReadonlyMap<string, LocalFolderPart>,
  nowMs: number,
): Promise<LocalReading> {
  const problems: Problem[] = [];
  const parts = new Map<string, LocalFolderPart>();
  for (const folder of await foldersBelow(reader.root)) {
    const key = relative(reader.root, folder);
    const read = await readPart(folder, reader, problems).catch((error: unknown) => {
      problems.push(problem("local_folder_bad", key, error instanceof Error ? error.message : undefined));
      return null;
    });
    const part = read ?? before.get(key);
    if (part !== undefined) parts.set(part.key, part);
  }
  const edition = editionOf(withinLimit([...parts.values()], problems), nowMs);
  return { parts, edition: edition && { hash: null, edition }, problems };
}
