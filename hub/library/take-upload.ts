/**
 * An upload's way in: streamed into quarantine under a random name, hashed on the way, decoded in a process
 * of its own.
 */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { Asset, assetBytesMax } from "../../contract/asset.ts";
import { CommandError } from "../../contract/command-line.ts";
import { type ErrorCode, errorCatalogue } from "../../contract/errors.ts";
import { problem } from "../../contract/problem.ts";
import { type Result, failed, ok } from "../../contract/result.ts";
import type { Ports } from "../../platform/ports.ts";

const ingestProgram = fileURLToPath(new URL("main.ts", import.meta.url));
/** A file that takes longer to decode is an attack or a mistake. */
const decodeMsMax = 20_000;
const answerBytesMax = 65_536;
const heapMegabytesMax = 512;

export interface Intake {
  /** The bytes of one upload, kept in quarantine until `forget`. */
  receive(stream: Readable): Promise<Result<{ file: string; sha256: string }>>;
  /** Decodes and stores it; never more at once than configured. */
  ingest(file: string): Promise<Result<Asset>>;
  forget(file: string): Promise<void>;
  /** Throws away what an earlier run left half-taken in. */
  clear(): Promise<void>;
}

/**
 * Runs the decoder; anything but its own answer (killed, out of memory, crashed) means the file is broken.
 */
function decode(file: string, assetsFolder: string): Promise<Result<Asset>> {
  const argv = [`--max-old-space-size=${heapMegabytesMax}`, ingestProgram, file, assetsFolder];
  const limits = { timeout: decodeMsMax, maxBuffer: answerBytesMax, killSignal: "SIGKILL", env: {} } as const;
  return new Promise((resolve) => {
    execFile(process.execPath, argv, limits, (_error, stdout) => resolve(readAnswer(stdout)));
  });
}

function readAnswer(stdout: string): Result<Asset> {
  let answer: unknown = null;
  try {
    answer = JSON.parse(stdout);
  } catch {
    return failed(problem("media_broken"));
  }
  const asset = Asset.safeParse(answer);
  if (asset.success) return ok(asset.data);
  const refused = CommandError.safeParse(answer);
  const isKnown = refused.success && Object.hasOwn(errorCatalogue, refused.data.error.code);
  if (!isKnown) return failed(problem("media_broken"));
  const { code, ...rest } = refused.data.error;
  return failed({ ...rest, code: code as ErrorCode });
}

export function createIntake(dataFolder: string, ports: Ports, atOnceMax: number): Intake {
  const quarantine = join(dataFolder, "quarantine");
  const assetsFolder = join(dataFolder, "assets");
  const waiting: (() => void)[] = [];
  let running = 0;

  async function inTurn<Value>(run: () => Promise<Value>): Promise<Value> {
    if (running >= atOnceMax) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await run();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  }

  return {
    receive: async (stream) => {
      await mkdir(quarantine, { recursive: true, mode: 0o700 });
      const file = join(quarantine, ports.random.id());
      const digest = createHash("sha256");
      let sizeBytes = 0;
      const measure = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          sizeBytes += chunk.byteLength;
          digest.update(chunk);
          if (sizeBytes > assetBytesMax) done(new RangeError("too big"));
          else done(null, chunk);
        },
      });
      try {
        await pipeline(stream, measure, createWriteStream(file, { mode: 0o600, flags: "wx" }));
      } catch (error) {
        await rm(file, { force: true });
        if (sizeBytes > assetBytesMax) return failed(problem("media_too_big"));
        throw error;
      }
      return ok({ file, sha256: digest.digest("hex") });
    },
    ingest: (file) => inTurn(() => decode(file, assetsFolder)),
    forget: (file) => rm(file, { force: true }),
    clear: async () => {
      await rm(quarantine, { recursive: true, force: true });
      const names = await readdir(assetsFolder).catch(() => []);
      for (const name of names.filter((each) => each.endsWith(".tmp"))) await rm(join(assetsFolder, name));
    },
  };
}
