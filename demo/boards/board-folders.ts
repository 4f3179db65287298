/** Where one demo board keeps its things, and the part of its configuration that every player shares. */
import { join } from "node:path";
import { repositoryFolder } from "../repository.ts";

export interface BoardFolders {
  readonly root: string;
  readonly data: string;
  readonly run: string;
  readonly configFile: string;
  readonly logFile: string;
}

export function boardFolders(demoFolder: string, boardId: string): BoardFolders {
  const root = join(demoFolder, "boards", boardId);
  return {
    root,
    data: join(root, "data"),
    run: join(root, "run"),
    configFile: join(root, "config.json"),
    logFile: join(root, "player.log"),
  };
}

export interface EngineSettings {
  readonly hubUrl: string;
  readonly folders: BoardFolders;
  readonly clockStartAtMs: number | null;
}

/** `null` clock: the wall clock. */
export function engineConfig({ hubUrl, folders, clockStartAtMs }: EngineSettings): object {
  return {
    hubUrl,
    dataFolder: folders.data,
    runFolder: folders.run,
    assetsFolder: join(repositoryFolder, "assets"),
    houseFile: join(repositoryFolder, "playlists", "house.json"),
    logLevel: "warn",
    ...(clockStartAtMs === null ? {} : { clockStartAtMs }),
  };
}
