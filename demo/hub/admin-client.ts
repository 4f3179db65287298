/** Calls the hub's endpoints for people, by the contract's own table, with one token. */
import { type Endpoint, ErrorAnswer } from "../../contract/endpoint.ts";
import { type EndpointName, endpoints } from "../../contract/endpoints.ts";
import type { Fetch } from "../../platform/ports.ts";

type Endpoints = typeof endpoints;
type AnswerOf<Name extends EndpointName> = Endpoints[Name]["answer"] extends {
  parse(input: unknown): infer Output;
}
  ? Output
  : never;

/** The endpoints for people all answer JSON that a schema can check. */
interface JsonAnswer {
  parse(input: unknown): unknown;
}

export interface Call {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  /** JSON, or raw bytes where the endpoint takes bytes. */
  readonly body?: unknown;
}

export interface AdminClient {
  call<Name extends EndpointName>(name: Name, call?: Call): Promise<AnswerOf<Name>>;
}

/** How long the hub may take to answer, in milliseconds. */
const answerMsMax = 30_000;

function urlOf(hubUrl: string, { path }: Endpoint, { params = {}, query = {} }: Call): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
  const search = new URLSearchParams(query).toString();
  return `${hubUrl}${filled}${search === "" ? "" : `?${search}`}`;
}

function requestOf(endpoint: Endpoint, { body }: Call, token: string | null): RequestInit {
  const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
  const init = { method: endpoint.method, signal: AbortSignal.timeout(answerMsMax) };
  if (endpoint.body === "bytes") {
    headers["content-type"] = "application/octet-stream";
    return { ...init, headers, body: body as Uint8Array<ArrayBuffer> };
  }
  if (body === undefined) return { ...init, headers };
  return { ...init, headers: { ...headers, "content-type": "application/json" }, body: JSON.stringify(body) };
}

function wordsOf(text: string): string {
  const parsed = ErrorAnswer.safeParse(parseOrNull(text));
  if (!parsed.success) return text.slice(0, 300);
  return parsed.data.problems.map(({ code, path, en }) => `${code} ${path}: ${en}`).join("; ");
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export function createAdminClient(fetch: Fetch, hubUrl: string, token: string | null): AdminClient {
  const call = async <Name extends EndpointName>(name: Name, request: Call = {}): Promise<AnswerOf<Name>> => {
    const endpoint: Endpoint = endpoints[name];
    const response = await fetch(urlOf(hubUrl, endpoint, request), requestOf(endpoint, request, token));
    const text = await response.text();
    if (!response.ok) throw new Error(`${name}: ${response.status} ${wordsOf(text)}`);
    return (endpoint.answer as JsonAnswer).parse(JSON.parse(text)) as AnswerOf<Name>;
  };
  return { call };
}
