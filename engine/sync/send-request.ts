/**
 * Sends one request to the hub with a time limit and, where wanted, the board's key proof with the newest
 * nonce.
 */
import { problem } from "../../contract/problem.ts";
import { type Result, failed, ok } from "../../contract/result.ts";
import type { Ports } from "../../platform/ports.ts";
import { makeProof } from "../../platform/trust/dpop.ts";
import type { SigningKey } from "../../platform/trust/keys.ts";
import type { OpenAnswer } from "./read-capped.ts";

/** How long an answer may take to begin, and how long a body may pause, in milliseconds. */
export const answerTimeoutMs = 20_000;

export interface HubRequest {
  readonly method: "GET" | "POST";
  /** Path with its query, e.g. `/v1/manifest`. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: { readonly type: "application/json" | "application/jose"; readonly text: string };
  /** With the board's key proof; public routes go without. */
  readonly isProven: boolean;
  /** The media type a good answer has; a captive portal's page has another. */
  readonly accept: "application/jose" | "application/json" | "text/event-stream" | "*/*";
  /** How long the answer may take to begin or pause; `answerTimeoutMs` unless told. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

export type SendRequest = (request: HubRequest) => Promise<Result<OpenAnswer>>;

/** A time limit that `keepAlive` postpones, joined with the caller's own signal. */
function createLimit({ timers }: Ports, timeoutMs: number, outer: AbortSignal | undefined) {
  const abort = new AbortController();
  const stop = () => abort.abort(new Error("no answer in time"));
  const follow = () => abort.abort(outer?.reason);
  if (outer?.aborted) follow();
  outer?.addEventListener("abort", follow, { once: true });
  let timer = timers.after(timeoutMs, stop);
  return {
    signal: abort.signal,
    keepAlive() {
      timer.cancel();
      timer = timers.after(timeoutMs, stop);
    },
    release() {
      timer.cancel();
      outer?.removeEventListener("abort", follow);
      if (!abort.signal.aborted) abort.abort(new Error("done"));
    },
  };
}

export interface SenderParts {
  readonly ports: Ports;
  readonly hubUrl: string;
  readonly key: SigningKey;
  /** The engine stops: requests without a signal of their own are broken off by it. */
  readonly ended?: AbortSignal | undefined;
}

export function createSendRequest({ ports, hubUrl, key, ended }: SenderParts): SendRequest {
  const base = hubUrl.replace(/\/+$/, "");
  let nonce: string | null = null;

  const headersOf = async (request: HubRequest, url: string) => {
    const headers: Record<string, string> = { accept: request.accept, ...request.headers };
    if (request.body) headers["content-type"] = request.body.type;
    if (!request.isProven) return headers;
    const claims = { nonce, nowMs: ports.clock.wallMs(), jti: ports.random.id() };
    headers["dpop"] = await makeProof({ key, method: request.method, url, ...claims });
    return headers;
  };
  return async (request) => {
    const url = `${base}${request.path}`;
    const limit = createLimit(ports, request.timeoutMs ?? answerTimeoutMs, request.signal ?? ended);
    try {
      const headers = await headersOf(request, url);
      const init = { method: request.method, headers, redirect: "manual", signal: limit.signal } as const;
      const body = request.body === undefined ? {} : { body: request.body.text };
      const response = await ports.fetch(url, { ...init, ...body });
      nonce = response.headers.get("dpop-nonce") ?? nonce;
      return ok({ response, keepAlive: () => limit.keepAlive(), release: () => limit.release() });
    } catch (error) {
      limit.release();
      return failed(problem("hub_unreachable", "", error instanceof Error ? error.message : String(error)));
    }
  };
}
