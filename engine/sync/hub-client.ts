/**
 * The one place that talks to the hub. Every answer is hostile until shown otherwise: redirects, portal pages, wrong types
 * and endless bodies are failures; requests carry the board's key proof with the server's newest nonce.
 */
import { type ErrorCode, errorCatalogue } from "../../contract/errors.ts";
import { ErrorAnswer } from "../../contract/endpoint.ts";
import { parseJsonWith } from "../../contract/parse.ts";
import { problem } from "../../contract/problem.ts";
import { type Result, failed, ok } from "../../contract/result.ts";
import type { Ports } from "../../platform/ports.ts";
import { makeProof } from "../../platform/trust/dpop.ts";
import type { SigningKey } from "../../platform/trust/keys.ts";
import { type OpenAnswer, readCapped } from "./read-capped.ts";

/** How long an answer may take to begin, and how long a body may pause, in milliseconds. */
export const answerTimeoutMs = 20_000;
const errorBodyBytesMax = 65_536;

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

export interface HubClient {
  /** Answers of status 200, 206, 304 and 416; everything else is a failure with a code. */
  open(request: HubRequest): Promise<Result<OpenAnswer>>;
  /** The whole body as text; `null` for 304. */
  text(request: HubRequest, bytesMax: number): Promise<Result<{ text: string | null; etag: string | null }>>;
}

interface Attempt {
  readonly answer: OpenAnswer;
  readonly nonceWanted: boolean;
}

const acceptedStatuses: ReadonlySet<number> = new Set([200, 201, 206, 304, 416]);

function isCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorCatalogue, code);
}

function unreachable(error: unknown): Result<never> {
  return failed(problem("hub_unreachable", "", error instanceof Error ? error.message : String(error)));
}

/** What a refusal means: the hub's own code if its body is one of ours. */
async function refusalOf(answer: OpenAnswer): Promise<ErrorCode> {
  const { response } = answer;
  const isJson = (response.headers.get("content-type") ?? "").startsWith("application/json");
  const body = isJson ? await readCapped(answer, errorBodyBytesMax) : null;
  const parsed = body?.ok ? parseJsonWith(ErrorAnswer, new TextDecoder().decode(body.value)) : null;
  const code = parsed?.ok ? (parsed.value.problems[0]?.code ?? "") : "";
  if (isCode(code)) return code;
  if (response.status === 429) return "too_many_requests";
  return response.status >= 500 ? "hub_unreachable" : "hub_answer_bad";
}

function hasWantedType(response: Response, accept: HubRequest["accept"]): boolean {
  if (response.status === 304 || response.status === 416) return true;
  const type = (response.headers.get("content-type") ?? "").toLowerCase();
  return accept === "*/*" ? !type.startsWith("text/html") : type.startsWith(accept);
}

/** `ended`: the engine stops; requests without a signal of their own are broken off by it. */
export function createHubClient(
  ports: Ports,
  hubUrl: string,
  key: SigningKey,
  ended?: AbortSignal,
): HubClient {
  const { clock, timers, random, fetch } = ports;
  const base = hubUrl.replace(/\/+$/, "");
  let nonce: string | null = null;

  const headersOf = async (request: HubRequest, url: string) => {
    const headers: Record<string, string> = { accept: request.accept, ...request.headers };
    if (request.body) headers["content-type"] = request.body.type;
    if (!request.isProven) return headers;
    const [bareUrl = url] = url.split("?");
    const proof = { key, method: request.method, url: bareUrl, nowMs: clock.wallMs(), jti: random.id() };
    headers["dpop"] = await makeProof({ ...proof, nonce });
    return headers;
  };

  const attempt = async (request: HubRequest): Promise<Result<Attempt>> => {
    const url = `${base}${request.path}`;
    const abort = new AbortController();
    const stop = () => abort.abort(new Error("no answer in time"));
    const signal = request.signal ?? ended;
    const follow = () => abort.abort(signal?.reason);
    if (signal?.aborted) follow();
    signal?.addEventListener("abort", follow, { once: true });
    const timeoutMs = request.timeoutMs ?? answerTimeoutMs;
    let timer = timers.after(timeoutMs, stop);
    const release = () => {
      timer.cancel();
      signal?.removeEventListener("abort", follow);
      if (!abort.signal.aborted) abort.abort(new Error("done"));
    };
    try {
      const headers = await headersOf(request, url);
      const init = { method: request.method, headers, redirect: "manual", signal: abort.signal } as const;
      const response = await fetch(url, request.body ? { ...init, body: request.body.text } : init);
      nonce = response.headers.get("dpop-nonce") ?? nonce;
      const keepAlive = () => {
        timer.cancel();
        timer = timers.after(timeoutMs, stop);
      };
      const answer = { response, keepAlive, release };
      return ok({ answer, nonceWanted: request.isProven && response.status === 401 });
    } catch (error) {
      release();
      return unreachable(error);
    }
  };

  const open = async (request: HubRequest, mayRetry = true): Promise<Result<OpenAnswer>> => {
    const tried = await attempt(request);
    if (!tried.ok) return tried;
    const { answer, nonceWanted } = tried.value;
    if (acceptedStatuses.has(answer.response.status)) {
      if (hasWantedType(answer.response, request.accept)) return ok(answer);
      answer.release();
      return failed(problem("hub_answer_bad", request.path, "content-type"));
    }
    const code = await refusalOf(answer);
    answer.release();
    if (nonceWanted && code === "proof_nonce" && mayRetry) return open(request, false);
    return failed(problem(code, request.path, String(answer.response.status)));
  };

  return {
    open: (request) => open(request),
    async text(request, bytesMax) {
      const opened = await open(request);
      if (!opened.ok) return opened;
      const answer = opened.value;
      const etag = answer.response.headers.get("etag");
      if (answer.response.status === 304) {
        answer.release();
        return ok({ text: null, etag });
      }
      const body = await readCapped(answer, bytesMax);
      answer.release();
      if (!body.ok) return body;
      return ok({ text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(body.value), etag });
    },
  };
}
