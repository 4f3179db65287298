/**
 * The one place that talks to the hub. Every answer is hostile until shown otherwise: redirects, portal
 * pages, wrong types and endless bodies are failures with a code.
 */
import { type ErrorCode, errorCatalogue } from "../../contract/errors.ts";
import { ErrorAnswer } from "../../contract/endpoint.ts";
import { parseJsonWith } from "../../contract/parse.ts";
import { problem } from "../../contract/problem.ts";
import { type Result, failed, ok } from "../../contract/result.ts";
import type { Ports } from "../../platform/ports.ts";
import type { SigningKey } from "../../platform/trust/keys.ts";
import { type OpenAnswer, readCapped } from "./read-capped.ts";
import { type HubRequest, createSendRequest } from "./send-request.ts";

const errorBodyBytesMax = 65_536;

export interface HubClient {
  /** Answers of status 200, 206, 304 and 416; everything else is a failure with a code. */
  open(request: HubRequest): Promise<Result<OpenAnswer>>;
  /** The whole body as text; `null` for 304. */
  text(request: HubRequest, bytesMax: number): Promise<Result<{ text: string | null; etag: string | null }>>;
}

const acceptedStatuses: ReadonlySet<number> = new Set([200, 201, 206, 304, 416]);

function isCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorCatalogue, code);
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
  const send = createSendRequest({ ports, hubUrl, key, ended });
  const open = async (request: HubRequest, mayRetry = true): Promise<Result<OpenAnswer>> => {
    const sent = await send(request);
    if (!sent.ok) return sent;
    const answer = sent.value;
    if (acceptedStatuses.has(answer.response.status)) {
      if (hasWantedType(answer.response, request.accept)) return ok(answer);
      answer.release();
      return failed(problem("hub_answer_bad", request.path, "content-type"));
    }
    const code = await refusalOf(answer);
    answer.release();
    if (request.isProven && code === "proof_nonce" && mayRetry) return open(request, false);
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
