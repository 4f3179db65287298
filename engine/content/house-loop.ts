/**
 * What a board shows before it has ever synced, and whenever nothing else may: from files, and never blank.
 */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Asset } from "../../contract/asset.ts";
import { itemAssets } from "../../contract/items/index.ts";
import { HousePlaylist } from "../../contract/local-playlist.ts";
import { parseJsonWith, parseWith } from "../../contract/parse.ts";
import { problem } from "../../contract/problem.ts";
import { type Result, failed } from "../../contract/result.ts";
import { readTextIfExists } from "../../platform/files.ts";
import type { ReportRefusal } from "../health/report-refusal.ts";
import type { Blobs } from "../store/blobs.ts";
import type { FileFacts } from "./file-facts.ts";

export interface House {
  readonly playlist: HousePlaylist;
  readonly assets: readonly Asset[];
}

/** Shown when the house playlist itself is missing or broken: a board may be poor, never blank. */
const lastResort = {
  v: 1,
  publisher: { name: "Bảng tin", shortName: "Bảng tin" },
  items: [
    {
      id: "house_last_resort",
      kind: "notice",
      title: "Bảng tin",
      notice: {
        template: "news",
        severity: "info",
        icon: "megaphone",
        title: "Bảng tin",
        short: "Bảng tin",
        source: "Bảng tin",
        updated: "2026",
        text: "Thông tin sẽ hiển thị tại đây.",
      },
      durationMs: 20_000,
    },
  ],
} as const;

export function lastResortHouse(): House {
  const parsed = parseWith(HousePlaylist, lastResort);
  if (!parsed.ok) throw new Error(`the last resort is not a playlist: ${parsed.problems[0].en}`);
  return { playlist: parsed.value, assets: [] };
}

async function readPlaylist(file: string): Promise<Result<HousePlaylist>> {
  const text = await readTextIfExists(file).catch(() => null);
  return text === null ? failed(problem("file_missing", file)) : parseJsonWith(HousePlaylist, text);
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}

export interface HouseParts {
  readonly houseFile: string;
  readonly assetsFolder: string;
  readonly blobs: Blobs;
  readonly facts: FileFacts;
  readonly refused: ReportRefusal;
}

/** Takes the files below the assets folder that the playlist shows into the store. */
export async function loadHouse(parts: HouseParts): Promise<House> {
  const playlist = await readPlaylist(parts.houseFile);
  if (!playlist.ok) {
    parts.refused(playlist.problems[0], "house", playlist.problems[0].code);
    return lastResortHouse();
  }
  const wanted = new Set<string>(playlist.value.items.flatMap(itemAssets));
  const assets: Asset[] = [];
  for (const path of await filesBelow(parts.assetsFolder)) {
    const facts = await parts.facts(path);
    if (!facts.ok || !wanted.has(facts.value.hash)) continue;
    await parts.blobs.copyIn(path, facts.value.hash);
    assets.push(facts.value);
  }
  return { playlist: playlist.value, assets };
}
