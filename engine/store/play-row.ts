/**
 * A play as one row of `plays.db` and back. Hashes are kept as bytes: evidence is written all day, so it is
 * kept small.
 */
import type { Play } from "../../contract/play.ts";

/** A play that has begun: everything but its number and end; `durationMs` is how long it was seen so far. */
export type OpenPlay = Omit<Play, "n" | "ended">;
export type EndedPlay = Omit<Play, "n">;

const columns = [
  "play_id", "boot_id", "item", "takeover", "campaign", "edition", "asset", "started_at_ms", "start_mono_ms",
  "duration_ms", "planned_ms", "ended", "witness", "clock",
] as const; // biome-ignore format: a list of names reads better in rows

export type PlayRow = Record<(typeof columns)[number], string | number | Buffer | null>;

/** For `INSERT INTO plays (n, ...) VALUES (@n, ...)`. */
export const playColumns = ["n", ...columns].join(", ");
export const playValues = ["n", ...columns].map((column) => `@${column}`).join(", ");

const bytesOf = (hash: string | null) => (hash === null ? null : Buffer.from(hash, "hex"));
const hashOf = (bytes: PlayRow["asset"]) => (Buffer.isBuffer(bytes) ? bytes.toString("hex") : null);

export function rowOf(play: OpenPlay | EndedPlay): PlayRow {
  return {
    play_id: play.playId,
    boot_id: play.bootId,
    item: play.item,
    takeover: play.takeover,
    campaign: play.campaign,
    edition: bytesOf(play.edition),
    asset: bytesOf(play.asset),
    started_at_ms: play.startedAtMs,
    start_mono_ms: play.startMonoMs,
    duration_ms: play.durationMs,
    planned_ms: play.plannedMs,
    ended: "ended" in play ? play.ended : null,
    witness: play.witness,
    clock: play.clock,
  };
}

/** Rows are written by `rowOf` alone; what a damaged file holds is judged by the schema before it is sent. */
export function openPlayOf(row: PlayRow): OpenPlay {
  return {
    playId: row.play_id,
    bootId: row.boot_id,
    item: row.item,
    takeover: row.takeover,
    campaign: row.campaign,
    edition: hashOf(row.edition),
    asset: hashOf(row.asset),
    startedAtMs: row.started_at_ms,
    startMonoMs: row.start_mono_ms,
    durationMs: row.duration_ms,
    plannedMs: row.planned_ms,
    witness: row.witness,
    clock: row.clock,
  } as OpenPlay;
}

export function endedPlayOf(row: PlayRow): EndedPlay {
  return { ...openPlayOf(row), ended: row.ended } as EndedPlay;
}
