/**
 * Fetches one document of a source: conditional, bounded in size, time and tries, redirected only within its
 * origin. Whatever goes wrong is a problem with a code; nothing is taken away by it.
 */
import type { ErrorCode } from "../../contract/errors.ts";
import { problem } from "../../contract/problem.ts";
import { type Problem, type Result, failed, ok } from "../../contract/result.ts";
import { backoffMs } from "../../core/sync/backoff.ts";
import type { Ports } from "../../platform/ports.ts";
import type { Validators } from "../store/cap-sources.ts";
import { capBytesMax } from "./xml/decode-text.ts";

const triesMax = 3;
const redirectsMax = 3;
const answerMsMax = 20_000;
const retryLimits = { firstMs: 1_000, mostMs: 8_000 };

export type Fetched =
  | { readonly kind: "unchanged" }
  | { readonly kind: "nothing" }
  | { readonly kind: "document"; readonly bytes: Uint8Array; readonly validators: Validators };

type Ask = Pick<Ports, "fetch" | "timers" | "random">;

/** A refusal, and whether trying again may help. */
class Refusal extends Error {
  readonly problem: Problem;
  readonly mayRetry: boolean;
  constructor(code: ErrorCode, detail: string, mayRetry: boolean) {
    super(detail);
    this.problem = problem(code, "", detail);
    this.mayRetry = mayRetry;
  }
}

async function bodyOf(response: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  // Counted after decompression: a small answer may unfold into a large one.
  for await (const chunk of response.body ?? []) {
    sizeBytes += chunk.byteLength;
    if (sizeBytes > capBytesMax) throw new Refusal("too_big", `${capBytesMax} bytes`, false);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function headersFor({ etag, lastModified }: Validators): Record<string, string> {
  return {
    accept: "application/cap+xml, application/atom+xml, application/rss+xml, application/xml, text/xml",
    ...(etag === null ? {} : { "if-none-match": etag }),
    ...(lastModified === null ? {} : { "if-modified-since": lastModified }),
  };
}

function refuseStatus({ status }: Response): void {
  if (status === 200) return;
  const mayRetry = status >= 500 || status === 429;
  throw new Refusal(mayRetry ? "cap_unreachable" : "cap_answer", `HTTP ${status}`, mayRetry);
}

async function read(response: Response, known: Validators): Promise<Fetched> {
  const { status, headers } = response;
  const isConditional = known.etag !== null || known.lastModified !== null;
  if (status === 304 && isConditional) return { kind: "unchanged" };
  if (status === 204) return { kind: "nothing" };
  refuseStatus(response);
  // The page of a captive portal or an error page in friendly words.
  if (/^text\/html/i.test(headers.get("content-type") ?? ""))
    throw new Refusal("cap_answer", "text/html", false);
  const bytes = await bodyOf(response);
  const validators = { etag: headers.get("etag"), lastModified: headers.get("last-modified") };
  return { kind: "document", bytes, validators };
}

/** Where a redirect leads, if it stays within the origin. */
function redirectedTo(response: Response, url: string): string | null {
  if (![301, 302, 303, 307, 308].includes(response.status)) return null;
  const location = response.headers.get("location") ?? "";
  if (!URL.canParse(location, url)) throw new Refusal("cap_answer", `HTTP ${response.status}`, false);
  const next = new URL(location, url);
  if (next.origin !== new URL(url).origin) throw new Refusal("cap_origin", next.origin, false);
  return next.href;
}

async function once(ask: Ask, from: string, known: Validators, signal: AbortSignal): Promise<Fetched> {
  let url = from;
  for (let hops = 0; hops <= redirectsMax; hops += 1) {
    const response = await ask.fetch(url, { headers: headersFor(known), redirect: "manual", signal });
    const next = redirectedTo(response, url);
    if (next === null) return read(response, known);
    await response.body?.cancel();
    url = next;
  }
  throw new Refusal("cap_answer", "redirects", false);
}

async function inTime(ask: Ask, url: string, known: Validators): Promise<Fetched> {
  const abort = new AbortController();
  const timer = ask.timers.after(answerMsMax, () => abort.abort(new Error(`${answerMsMax} ms`)));
  try {
    return await once(ask, url, known, abort.signal);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal("cap_unreachable", error instanceof Error ? error.message : "", true);
  } finally {
    timer.cancel();
  }
}

export async function fetchDocument(
  ask: Ask,
  url: string,
  known: Validators,
  stopping: AbortSignal,
): Promise<Result<Fetched>> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return ok(await inTime(ask, url, known));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const isLast = attempt === triesMax - 1;
      if (!error.mayRetry || isLast || stopping.aborted) return failed(error.problem);
      const delayMs = backoffMs(attempt, ask.random.unit(), retryLimits);
      await ask.timers.sleep(delayMs, stopping).catch(() => undefined);
    }
  }
}
