/**
 * Watches the local folder: when its files are still again, it is read anew; what is wrong in it is told,
 * not played.
 */
import { mkdir } from "node:fs/promises";
import { basename } from "node:path";
import { type FSWatcher, watch } from "chokidar";
import type { NamedEdition } from "../../core/programme/programme-for.ts";
import { problem } from "../../contract/problem.ts";
import type { Problem } from "../../contract/result.ts";
import type { Ports, Timer } from "../../platform/ports.ts";
import { type LocalFolderPart, type LocalReader, readLocalFolder } from "./read-local-folder.ts";

/** A file must not grow for this long before it is used, in milliseconds. */
const stillMs = 1_000;
const stillPollMs = 200;
/** Changes in one burst are read once, in milliseconds. */
const settleMs = 250;

export interface WatchedFolder {
  edition(): NamedEdition | null;
  start(): Promise<void>;
  stop(): Promise<void>;
}

export interface WatchParts {
  readonly ports: Ports;
  readonly reader: LocalReader;
  nowMs(): number;
  changed(): void;
  bad(problem: Problem): void;
}

export function createWatchedFolder(parts: WatchParts): WatchedFolder {
  const { ports, reader } = parts;
  let edition: NamedEdition | null = null;
  let known: ReadonlyMap<string, LocalFolderPart> = new Map();
  let told = new Set<string>();
  let watcher: FSWatcher | null = null;
  let timer: Timer | null = null;
  let isStopped = false;
  const issuedAtMs = parts.nowMs();
  let reading: Promise<void> = Promise.resolve();

  const tell = (problems: readonly Problem[]) => {
    const texts = new Set(problems.map(({ path, en }) => `${path} ${en}`));
    for (const found of problems) {
      if (told.has(`${found.path} ${found.en}`)) continue;
      parts.bad(problem("local_folder_bad", found.path, { vi: found.vi, en: found.en }));
    }
    told = texts;
  };
  /**
   * A file that came and went before it was still makes no event: a changed folder is read until it stays
   * the same.
   */
  const read = async () => {
    const found = await readLocalFolder(reader, known, issuedAtMs);
    const isSame = JSON.stringify(found.edition) === JSON.stringify(edition);
    known = found.parts;
    edition = found.edition;
    tell(found.problems);
    if (isSame) return;
    parts.changed();
    readAfter(stillMs + settleMs);
  };
  const readSafely = () =>
    read().catch((error: unknown) => {
      tell([problem("local_folder_bad", "", error instanceof Error ? error.message : undefined)]);
      ports.log.error({ err: error }, "the local folder could not be read");
    });
  const readAfter = (delayMs: number) => {
    if (isStopped) return;
    timer?.cancel();
    timer = ports.timers.after(delayMs, () => {
      reading = reading.then(readSafely);
    });
  };
  const readSoon = () => readAfter(settleMs);
  return {
    edition: () => edition,
    async start() {
      await mkdir(reader.root, { recursive: true }).catch(() => {});
      await readSafely();
      watcher = watch(reader.root, {
        ignoreInitial: true,
        followSymlinks: false,
        ignored: (path) => path !== reader.root && basename(path).startsWith("."),
        awaitWriteFinish: { stabilityThreshold: stillMs, pollInterval: stillPollMs },
        ignorePermissionErrors: true,
      });
      // `ready`: what changed between the first reading and the watcher standing.
      watcher.on("all", readSoon).on("ready", readSoon);
      watcher.on("error", (error) => ports.log.warn({ err: error }, "watching the local folder failed"));
    },
    async stop() {
      isStopped = true;
      timer?.cancel();
      await watcher?.close();
      await reading;
    },
  };
}
