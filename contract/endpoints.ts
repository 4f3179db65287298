/**
 * Every URL of the hub: method, path, who may call it, what goes in, what comes out. The hub registers its routes from
 * this table, boards and tools call by it, the OpenAPI document is made from it.
 */
import { z } from "zod";
import { Asset } from "./asset.ts";
import { Board, BoardSettings } from "./board.ts";
import { Heartbeat, HeartbeatAnswer, Incident } from "./heartbeat.ts";
import { AssetHash, BoardId, EditionHash, PersonId, TakeoverId, UnitId } from "./ids.ts";
import {
  PairAnswer,
  PairConfirm,
  PairPoll,
  PairPollAnswer,
  PairRequest,
  PendingPairing,
  UserCode,
} from "./pairing.ts";
import { Play, PlaysReceipt } from "./play.ts";
import { Revision } from "./revision.ts";
import { SignedRoot } from "./root.ts";
import { PlayerMode } from "./run-status.ts";
import { Takeover } from "./takeover.ts";
import { EpochMs } from "./time.ts";
import { line } from "./text.ts";
import { Unit } from "./unit.ts";
import { UnitContent } from "./unit-content.ts";

/** `public`: anybody. `key`: a DPoP proof by any key (pairing). `board`: a DPoP proof by a paired board's key. `token`: a bearer token. */
export type Caller = "public" | "key" | "board" | "token";

export interface Endpoint {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Parameters are written `:name`. */
  readonly path: string;
  readonly caller: Caller;
  readonly summary: string;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  /** A zod schema for JSON, or `bytes` (the raw body) or `jws` (a compact JWS as `application/jose`). */
  readonly body?: z.ZodType | "bytes" | "jws";
  /** A zod schema for JSON, `jws`, `bytes` (with Range and a strong ETag) or `events` (server-sent events). */
  readonly answer: z.ZodType | "jws" | "bytes" | "events";
}

/** The body of every answer of status 400 and above. */
export const ErrorAnswer = z.object({
  problems: z.array(z.object({ code: z.string(), path: z.string(), vi: z.string(), en: z.string() })).min(1),
});
export type ErrorAnswer = z.infer<typeof ErrorAnswer>;

/** A board as the fleet list shows it: what it is, and three facts apart: in contact, rendering, fresh. */
export const BoardCondition = z.enum(["in_contact", "stale", "out_of_contact", "never_seen"]);
export type BoardCondition = z.infer<typeof BoardCondition>;

export const BoardReport = z.object({
  board: Board,
  condition: BoardCondition,
  lastSeenAtMs: EpochMs.nullable(),
  mode: PlayerMode.nullable(),
  item: z.string().nullable(),
  revision: Revision.nullable(),
  /** The newest manifest the hub has made for it. */
  wantedRevision: Revision,
  rendering: z.boolean(),
  fresh: z.boolean(),
  witness: z.enum(["glass", "none"]).nullable(),
  incidents: z.number().int().min(0),
  plays: z.number().int().min(0),
});
export type BoardReport = z.infer<typeof BoardReport>;

export const BoardIncident = Incident.extend({ board: BoardId, receivedAtMs: EpochMs });
export type BoardIncident = z.infer<typeof BoardIncident>;

export const StoredPlay = Play.extend({ board: BoardId, receivedAtMs: EpochMs });
export type StoredPlay = z.infer<typeof StoredPlay>;

/** A takeover as staff order it: the hub adds id, from and mark. `lifeMs` 1 minute .. 72 hours, default 4 hours. */
export const TakeoverOrder = Takeover.omit({
  id: true,
  kind: true,
  fromMs: true,
  untilMs: true,
  cancels: true,
}).extend({
  lifeMs: z.number().int().min(60_000).max(259_200_000).default(14_400_000),
});
export type TakeoverOrder = z.infer<typeof TakeoverOrder>;

/** What became of a publish: the edition's name and how many boards it reaches. */
export const Published = z.object({
  edition: EditionHash,
  revision: Revision,
  boards: z.number().int().min(0),
});
export type Published = z.infer<typeof Published>;

export const Person = z.object({ id: PersonId, name: line(80), createdAtMs: EpochMs });
export type Person = z.infer<typeof Person>;

const ofUnit = z.object({ unit: UnitId });
const ofBoard = z.object({ board: BoardId });
const page = { limit: z.coerce.number().int().min(1).max(1_000).default(100) };

export const endpoints = {
  // For boards. Everything here is either signed or named by its hash.
  time: {
    method: "GET",
    path: "/v1/time",
    caller: "public",
    summary: "The hub's signed time, with the asker's nonce",
    query: z.object({ nonce: z.string().min(8).max(64) }),
    answer: "jws",
  },
  roots: {
    method: "GET",
    path: "/v1/roots",
    caller: "public",
    summary: "Root documents newer than `after`, oldest first",
    query: z.object({ after: z.coerce.number().int().min(0) }),
    answer: z.object({ roots: z.array(SignedRoot).max(64) }),
  },
  pair: {
    method: "POST",
    path: "/v1/pair",
    caller: "key",
    summary: "Ask for a pairing code",
    body: PairRequest,
    answer: PairAnswer,
  },
  pairPoll: {
    method: "POST",
    path: "/v1/pair/poll",
    caller: "key",
    summary: "Has somebody confirmed this code?",
    body: PairPoll,
    answer: PairPollAnswer,
  },
  placement: {
    method: "GET",
    path: "/v1/placement",
    caller: "board",
    summary: "Who this board is; ETag",
    answer: "jws",
  },
  manifest: {
    method: "GET",
    path: "/v1/manifest",
    caller: "board",
    summary: "This board's manifest; ETag, 304 when nothing is newer",
    answer: "jws",
  },
  edition: {
    method: "GET",
    path: "/v1/editions/:hash",
    caller: "board",
    summary: "An edition by its hash; immutable",
    params: z.object({ hash: EditionHash }),
    answer: "jws",
  },
  asset: {
    method: "GET",
    path: "/v1/assets/:hash",
    caller: "board",
    summary: "An asset by its hash; immutable, Range",
    params: z.object({ hash: AssetHash }),
    answer: "bytes",
  },
  nudges: {
    method: "GET",
    path: "/v1/nudges",
    caller: "board",
    summary: "Server-sent events without content: come and look",
    answer: "events",
  },
  plays: {
    method: "POST",
    path: "/v1/plays",
    caller: "board",
    summary: "A signed batch of plays; stored once each",
    body: "jws",
    answer: PlaysReceipt,
  },
  heartbeat: {
    method: "POST",
    path: "/v1/heartbeat",
    caller: "board",
    summary: "This is my condition; the answer is a fresh status",
    body: Heartbeat,
    answer: HeartbeatAnswer,
  },
  // For people and tools.
  setup: {
    method: "POST",
    path: "/api/setup",
    caller: "public",
    summary: "Buys one admin token with the one-time set-up secret",
    body: z.strictObject({ secret: z.string().min(16).max(128), name: line(80) }),
    answer: z.object({ person: Person, token: z.string() }),
  },
  health: {
    method: "GET",
    path: "/api/health",
    caller: "public",
    summary: "Is the hub up",
    answer: z.object({ ok: z.literal(true), atMs: EpochMs }),
  },
  addPerson: {
    method: "POST",
    path: "/api/people",
    caller: "token",
    summary: "Another named token",
    body: z.strictObject({ name: line(80) }),
    answer: z.object({ person: Person, token: z.string() }),
  },
  units: {
    method: "GET",
    path: "/api/units",
    caller: "token",
    summary: "The units within reach",
    answer: z.object({ units: z.array(Unit) }),
  },
  putUnit: {
    method: "PUT",
    path: "/api/units/:unit",
    caller: "token",
    summary: "Makes or changes a unit",
    params: ofUnit,
    body: Unit,
    answer: Unit,
  },
  uploadAsset: {
    method: "POST",
    path: "/api/units/:unit/assets",
    caller: "token",
    summary: "Uploads one file; the answer is its asset facts",
    params: ofUnit,
    body: "bytes",
    answer: Asset,
  },
  content: {
    method: "GET",
    path: "/api/units/:unit/content",
    caller: "token",
    summary: "The unit's draft",
    params: ofUnit,
    answer: z.object({ content: UnitContent, revision: z.number().int() }),
  },
  putContent: {
    method: "PUT",
    path: "/api/units/:unit/content",
    caller: "token",
    summary: "Replaces the unit's draft",
    params: ofUnit,
    body: z.strictObject({ content: UnitContent, ifRevision: z.number().int().min(0) }),
    answer: z.object({ revision: z.number().int() }),
  },
  publish: {
    method: "POST",
    path: "/api/units/:unit/publish",
    caller: "token",
    summary: "Makes an edition of the draft and nudges the boards it reaches",
    params: ofUnit,
    answer: Published,
  },
  raiseTakeover: {
    method: "POST",
    path: "/api/units/:unit/takeovers",
    caller: "token",
    summary: "Raises a takeover and publishes at once",
    params: ofUnit,
    body: TakeoverOrder,
    answer: Published.extend({ takeover: TakeoverId }),
  },
  takeovers: {
    method: "GET",
    path: "/api/units/:unit/takeovers",
    caller: "token",
    summary: "The unit's takeovers in force",
    params: ofUnit,
    answer: z.object({ takeovers: z.array(Takeover) }),
  },
  allClear: {
    method: "POST",
    path: "/api/units/:unit/takeovers/:takeover/all-clear",
    caller: "token",
    summary: "Ends a takeover and says so for ten seconds",
    params: z.object({ unit: UnitId, takeover: TakeoverId }),
    body: z.strictObject({ headline: line(90).default("Đã hết báo động") }),
    answer: Published,
  },
  withdraw: {
    method: "POST",
    path: "/api/units/:unit/withdrawals",
    caller: "token",
    summary: "Takes items or assets of this unit off every board at once",
    params: ofUnit,
    body: z.strictObject({
      items: z.array(z.string()).max(100).default([]),
      assets: z.array(AssetHash).max(100).default([]),
    }),
    answer: z.object({ boards: z.number().int() }),
  },
  boards: {
    method: "GET",
    path: "/api/boards",
    caller: "token",
    summary: "The fleet",
    answer: z.object({ boards: z.array(BoardReport) }),
  },
  board: {
    method: "GET",
    path: "/api/boards/:board",
    caller: "token",
    summary: "One board",
    params: ofBoard,
    answer: BoardReport,
  },
  putBoardSettings: {
    method: "PUT",
    path: "/api/boards/:board/settings",
    caller: "token",
    summary: "Changes a board's settings",
    params: ofBoard,
    body: BoardSettings,
    answer: BoardReport,
  },
  pairing: {
    method: "GET",
    path: "/api/pairings/:userCode",
    caller: "token",
    summary: "What waits behind a pairing code",
    params: z.object({ userCode: UserCode }),
    answer: PendingPairing,
  },
  confirmPairing: {
    method: "POST",
    path: "/api/pairings",
    caller: "token",
    summary: "Gives the board behind a code its unit, name and place",
    body: PairConfirm,
    answer: Board,
  },
  boardPlays: {
    method: "GET",
    path: "/api/plays",
    caller: "token",
    summary: "Plays, newest first",
    query: z.object({ board: BoardId.optional(), ...page }),
    answer: z.object({ plays: z.array(StoredPlay), total: z.number().int() }),
  },
  incidents: {
    method: "GET",
    path: "/api/incidents",
    caller: "token",
    summary: "Incidents the boards reported, newest first",
    query: z.object({ board: BoardId.optional(), ...page }),
    answer: z.object({ incidents: z.array(BoardIncident) }),
  },
} as const satisfies Record<string, Endpoint>;
export type EndpointName = keyof typeof endpoints;
