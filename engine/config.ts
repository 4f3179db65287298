/** The configuration files of one engine and of a fleet of engines in one process. */
import { z } from "zod";
import { Sha256 } from "../contract/ids.ts";

const logLevel = z.enum(["debug", "info", "warn", "error", "silent"]);
const folder = z.string().min(1).max(4_096);

export const EngineConfig = z.strictObject({
  /** Where the hub is; `null`: the board lives from the house loop and its local folder alone. */
  hubUrl: z.url().nullable().default(null),
  /**
   * SHA-256 (hex) of the hub's first root document, as `hub.json` says it; a first pairing with any other is
   * refused. `null`: the first root that answers is believed.
   */
  rootFingerprint: Sha256.nullable().default(null),
  /** Everything the board keeps: key, slots, documents, assets, databases. */
  dataFolder: folder,
  /** `status.json` and `pairing.json`; a tmpfs where there is one. */
  runFolder: folder,
  /** Ordinary files the house playlist shows; taken into the store by hash at start. */
  assetsFolder: folder,
  houseFile: folder,
  localFolder: folder.nullable().default(null),
  /** The demo's clock: the board believes it starts at this instant. */
  clockStartAtMs: z.number().int().min(0).optional(),
  logLevel: logLevel.default("info"),
});
export type EngineConfig = z.infer<typeof EngineConfig>;

/** Many engines in one process, each with its own folders and a glass of this size that nobody sees. */
export const FleetConfig = z.strictObject({
  clockStartAtMs: z.number().int().min(0).optional(),
  logLevel: logLevel.default("info"),
  engines: z
    .array(
      z.strictObject({
        engine: EngineConfig,
        widthPx: z.number().int().min(32).max(16_384).default(1_920),
        heightPx: z.number().int().min(16).max(16_384).default(1_080),
      }),
    )
    .min(1)
    .max(500),
});
export type FleetConfig = z.infer<typeof FleetConfig>;
