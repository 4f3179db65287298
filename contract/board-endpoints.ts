/** The URLs boards call. Everything they answer is either signed or named by its hash. */
import { z } from "zod";
import type { Endpoint } from "./endpoint.ts";
import { Heartbeat, HeartbeatAnswer } from "./heartbeat.ts";
import { AssetHash, EditionHash } from "./ids.ts";
import { PairAnswer, PairPoll, PairPollAnswer, PairRequest } from "./pairing.ts";
import { PlaysReceipt } from "./play.ts";
import { SignedRoot } from "./root.ts";

export const boardEndpoints = {
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
} as const satisfies Record<string, Endpoint>;
