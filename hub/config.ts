/** The hub's configuration: one JSON file, every field with its unit and default. */
import { z } from "zod";

const maximum = (defaultValue: number) => z.number().int().min(1).max(1_000_000).default(defaultValue);

export const HubConfig = z.strictObject({
  /** Everything the hub keeps: hub.db, assets/, documents/, keys/. */
  dataFolder: z.string().min(1),
  host: z.string().min(1).default("127.0.0.1"),
  /** 0: any free port; hub.json in the data folder says which. */
  port: z.number().int().min(0).max(65_535).default(0),
  /** What boards and browsers call the hub by; `null`: the host they named in their request. */
  publicUrl: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .default(null),
  /** The wall clock starts here (demo and tests). */
  clockStartAtMs: z.number().int().min(0).optional(),
  logLevel: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  /** Boards that may wait for a confirmation at once. */
  pairingsPendingMax: maximum(200),
  /** Pairing codes one address may ask for in an hour. */
  codesPerHourMax: maximum(400),
  /** Wrong pairing codes one person may type, and wrong set-up secrets one address may try, in an hour. */
  wrongCodesPerHourMax: maximum(20),
  /** Shortest time between two polls of one pairing code. */
  pairingPollEveryMs: z.number().int().min(1_000).max(60_000).default(5_000),
  /** Nudge streams open at once. */
  nudgeStreamsMax: maximum(20_000),
  /** Proofs of boards remembered against replay; each for the 5 to 10 minutes its nonce lives. */
  boardProofsMax: maximum(262_144),
  /** Proofs of keys that belong to no board yet, kept apart: strangers must not fill the memory above. */
  strangerProofsMax: maximum(65_536),
  /** Connections open at once, of all kinds; the next one is closed unheard. */
  connectionsMax: maximum(30_000),
  /** Files taken in at once; each is decoded in a process of its own. */
  ingestsAtOnceMax: z.number().int().min(1).max(16).default(2),
});
export type HubConfig = z.infer<typeof HubConfig>;
