/** How a fake hub puts things on the wire: JSON, signed documents with an ETag, bytes with Range. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { sha256Hex } from "../../platform/files.ts";
import { readProof } from "../../platform/trust/dpop.ts";

const nonce = "server-nonce-0001";

export async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

export function json(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { "content-type": "application/json", "dpop-nonce": nonce });
  response.end(JSON.stringify(value));
}

export function notFound(response: ServerResponse): void {
  json(response, 404, { problems: [{ code: "not_found", path: "", vi: "", en: "" }] });
}

export function jose(request: IncomingMessage, response: ServerResponse, jws: string | undefined): void {
  if (jws === undefined) return notFound(response);
  const etag = `"${sha256Hex(jws)}"`;
  const isKnown = request.headers["if-none-match"] === etag;
  response.writeHead(isKnown ? 304 : 200, { "content-type": "application/jose", etag, "dpop-nonce": nonce });
  response.end(isKnown ? undefined : jws);
}

export function bytes(
  request: IncomingMessage,
  response: ServerResponse,
  content: Buffer | undefined,
  hash: string,
): void {
  if (content === undefined) return notFound(response);
  const range = /^bytes=(\d+)-$/.exec(request.headers.range ?? "");
  const isSame = request.headers["if-range"] === `"${hash}"`;
  const startByte = range && isSame ? Number(range[1]) : 0;
  const head = { "content-type": "application/octet-stream", etag: `"${hash}"`, "dpop-nonce": nonce };
  const span = `bytes ${startByte}-${content.length - 1}/${content.length}`;
  if (startByte > 0) response.writeHead(206, { ...head, "content-range": span });
  else response.writeHead(200, { ...head, "content-length": content.length });
  response.end(content.subarray(startByte));
}

export function events(response: ServerResponse, listeners: Set<ServerResponse>): void {
  response.writeHead(200, { "content-type": "text/event-stream", "dpop-nonce": nonce });
  response.write(": hello\n\n");
  listeners.add(response);
  response.on("close", () => listeners.delete(response));
}

/** True when the request carries a proof with our nonce; asks for one otherwise. */
export async function isProven(
  request: IncomingMessage,
  response: ServerResponse,
  hubUrl: string,
): Promise<boolean> {
  const proof = request.headers["dpop"];
  const read = await readProof({
    proof: typeof proof === "string" ? proof : undefined,
    method: request.method ?? "",
    url: `${hubUrl}${request.url ?? ""}`,
  });
  if (read.ok && read.value.nonce === nonce) return true;
  const code = read.ok ? "proof_nonce" : read.problems[0].code;
  json(response, 401, { problems: [{ code, path: "", vi: "", en: "" }] });
  return false;
}
