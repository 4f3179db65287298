/** The URLs people and their tools call. */
import { z } from "zod";
import { Asset } from "./asset.ts";
import { Board, BoardSettings } from "./board.ts";
import type { Endpoint } from "./endpoint.ts";
import { AssetHash, BoardId, TakeoverId, UnitId } from "./ids.ts";
import { PairConfirm, PendingPairing, UserCode } from "./pairing.ts";
import { Person } from "./person.ts";
import { Published, TakeoverOrder } from "./publishing.ts";
import { BoardIncident, BoardReport, StoredPlay } from "./reports.ts";
import { WithdrawnId } from "./status.ts";
import { Takeover } from "./takeover.ts";
import { EpochMs } from "./time.ts";
import { line } from "./text.ts";
import { Unit } from "./unit.ts";
import { UnitContent } from "./unit-content.ts";

const ofUnit = z.object({ unit: UnitId });
const ofBoard = z.object({ board: BoardId });
const page = { limit: z.coerce.number().int().min(1).max(1_000).default(100) };

export const peopleEndpoints = {
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
      items: z.array(WithdrawnId).max(100).default([]),
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
