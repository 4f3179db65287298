/** Puts an answer on the wire: JSON, a signed document, the bytes of an asset, or a stream of events. */
import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";
import { problem } from "../../contract/problem.ts";
import type { Problem } from "../../contract/result.ts";
import { sha256Hex } from "../../platform/files.ts";
import { byteRangeOf } from "./byte-range.ts";
import { errorBody, statusOf } from "./error-status.ts";
import type { EventsAnswer, FileAnswer, JwsAnswer, TextAnswer } from "./handlers.ts";

export const jwsMime = "application/jose";
const immutable = "public, max-age=31536000, immutable";

export function sendProblems(reply: FastifyReply, problems: readonly [Problem, ...Problem[]]): FastifyReply {
  return sendJson(reply.code(statusOf(problems)), errorBody(problems));
}

export function sendJson(reply: FastifyReply, value: unknown): FastifyReply {
  reply.header("Cache-Control", "no-store").type("application/json; charset=utf-8");
  return reply.send(JSON.stringify(value));
}

/** `weakly`: as readers of feeds may ask; a proxy that packs the text makes our tag a weak one. */
function isKnown(request: FastifyRequest, etag: string, how?: "weakly"): boolean {
  const tags = request.headers["if-none-match"]?.split(",").map((tag) => tag.trim()) ?? [];
  return tags.some((tag) => tag === etag || (how === "weakly" && (tag === `W/${etag}` || tag === "*")));
}

/** What is named by its hash: whole, in part, or known already. `open` reads both ends inclusive. */
function sendBytes(
  request: FastifyRequest,
  reply: FastifyReply,
  content: {
    hash: string;
    mime: string;
    sizeBytes: number;
    open: (fromByte: number, toByte: number) => Readable;
  },
): FastifyReply {
  const etag = `"${content.hash}"`;
  reply.headers({ ETag: etag, "Cache-Control": immutable, "Accept-Ranges": "bytes" });
  if (isKnown(request, etag)) return reply.code(304).send();
  const { range, "if-range": ifRange } = request.headers;
  const part = byteRangeOf({ range, ifRange: ifRange as string | undefined }, etag, content.sizeBytes);
  if (part === "unsatisfiable") {
    reply.header("Content-Range", `bytes */${content.sizeBytes}`).removeHeader("ETag");
    return sendJson(reply.code(416), errorBody([problem("input_range", "Range")]));
  }
  const { fromByte, toByte } = part ?? { fromByte: 0, toByte: content.sizeBytes - 1 };
  if (part !== null)
    reply.code(206).header("Content-Range", `bytes ${fromByte}-${toByte}/${content.sizeBytes}`);
  reply.header("Content-Length", toByte - fromByte + 1).header("X-Content-Type-Options", "nosniff");
  return reply.type(content.mime).send(content.open(fromByte, toByte));
}

export function sendJws(request: FastifyRequest, reply: FastifyReply, answer: JwsAnswer): FastifyReply {
  const { jws, hash } = answer;
  if (hash !== null && answer.isImmutable) {
    const bytes = Buffer.from(jws);
    const open = (fromByte: number, toByte: number) => Readable.from([bytes.subarray(fromByte, toByte + 1)]);
    return sendBytes(request, reply, { hash, mime: jwsMime, sizeBytes: bytes.byteLength, open });
  }
  if (hash === null) return reply.header("Cache-Control", "no-store").type(jwsMime).send(jws);
  const etag = `"${hash}"`;
  reply.header("ETag", etag);
  if (isKnown(request, etag)) return reply.code(304).send();
  return reply.header("Cache-Control", "no-cache").type(jwsMime).send(jws);
}

export function sendFile(request: FastifyRequest, reply: FastifyReply, answer: FileAnswer): FastifyReply {
  const { hash, mime, sizeBytes } = answer.asset;
  const open = (start: number, end: number) => createReadStream(answer.path, { start, end });
  return sendBytes(request, reply, { hash, mime, sizeBytes, open });
}

/** Readers and caches may keep it a minute; after that they ask with the tag they have. */
export function sendText(request: FastifyRequest, reply: FastifyReply, answer: TextAnswer): FastifyReply {
  const etag = `"${sha256Hex(answer.text)}"`;
  reply.headers({ ETag: etag, "Cache-Control": "public, max-age=60", "X-Content-Type-Options": "nosniff" });
  // The links in it are those of the host it was asked by.
  reply.header("Vary", "Host");
  if (isKnown(request, etag, "weakly")) return reply.code(304).send();
  return reply.type(answer.mime).send(answer.text);
}

export function sendEvents(reply: FastifyReply, answer: EventsAnswer): void {
  const nonce = reply.getHeader("DPoP-Nonce");
  reply.hijack();
  reply.raw.writeHead(200, {
    "Content-Type": "text/event-stream",
    "Cache-Control": "no-store",
    "X-Accel-Buffering": "no",
    ...(nonce === undefined ? {} : { "DPoP-Nonce": String(nonce) }),
  });
  answer.open(reply.raw);
}
