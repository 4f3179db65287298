/**
 * Registers every endpoint of the table: who may call, what goes in, what comes out. There is no other way
 * in.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Readable } from "node:stream";
import type { Endpoint } from "../../contract/endpoint.ts";
import { type EndpointName, endpoints } from "../../contract/endpoints.ts";
import { documentBytesMax } from "../../contract/envelope.ts";
import { parseWith } from "../../contract/parse.ts";
import { problem } from "../../contract/problem.ts";
import { type Result, failed, ok } from "../../contract/result.ts";
import type { Ports, Timer } from "../../platform/ports.ts";
import { type AnyCaller, type Authenticate, originOf } from "./authenticate.ts";
import type { Call, EventsAnswer, FileAnswer, Handlers, JwsAnswer, TextAnswer } from "./handlers.ts";
import { schemaOf } from "./open-api.ts";
import { jwsMime, sendEvents, sendFile, sendJson, sendJws, sendProblems, sendText } from "./send-answer.ts";

declare module "fastify" {
  interface FastifyRequest {
    caller: AnyCaller;
  }
}

/** A draft holds as much as an edition, written less densely. */
const jsonBytesMax = 4_194_304;

/** What strangers may send: a pairing request, a set-up secret. */
const strangerBytesMax = 16_384;
/** From the head of a request to the end of its body; uploads apart, which take as long as their line. */
export const bodyMsMax = 30_000;

export interface RegisterOptions {
  readonly authenticate: Authenticate;
  readonly publicUrl: string | null;
  readonly ports: Pick<Ports, "timers" | "log">;
  /** In tests every answer is held against its schema. */
  readonly checkAnswers: boolean;
}

type AnyHandler = (call: Call<EndpointName>) => Promise<Result<unknown>>;

/** Every problem of every part, each path beginning with the part unless it is the body. */
function readParts(endpoint: Endpoint, request: FastifyRequest): Result<Partial<Call<EndpointName>>> {
  const { params, query, body } = endpoint;
  const parts = {
    params: params === undefined ? ok(undefined) : parseWith(params, request.params),
    query: query === undefined ? ok(undefined) : parseWith(query, request.query),
    body: body === undefined || body === "bytes" ? ok(request.body) : readBody(body, request.body),
  };
  const problems = Object.values(parts).flatMap((part) => (part.ok ? [] : part.problems));
  const [first, ...rest] = problems;
  if (first !== undefined) return failed(first, ...rest);
  const values = Object.entries(parts).map(([name, part]) => [name, part.ok ? part.value : undefined]);
  return ok(Object.fromEntries(values) as Partial<Call<EndpointName>>);
}

function readBody(schema: Exclude<Endpoint["body"], "bytes" | undefined>, body: unknown): Result<unknown> {
  if (schema !== "jws") return parseWith(schema, body ?? {});
  return typeof body === "string" ? ok(body) : failed(problem("input_type", "", jwsMime));
}

async function sendAnswer(
  endpoint: Endpoint,
  value: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  switch (endpoint.answer) {
    case "jws":
      return sendJws(request, reply, value as JwsAnswer);
    case "bytes":
      return sendFile(request, reply, value as FileAnswer);
    case "text":
      return sendText(request, reply, value as TextAnswer);
    case "events":
      sendEvents(reply, value as EventsAnswer);
      return reply;
    default:
      return sendJson(reply, value);
  }
}

/** An answer that is not what the table promises is a bug of ours. */
function assertPromised(name: string, endpoint: Endpoint, value: unknown): void {
  if (typeof endpoint.answer === "string") return;
  const parsed = parseWith(endpoint.answer, value);
  if (parsed.ok) return;
  const [{ path, en }] = parsed.problems;
  throw new Error(`The answer of ${name} breaks its promise at "${path}": ${en}`);
}

function bodyBytesMax({ caller, body }: Endpoint): number {
  if (caller === "public" || caller === "key") return strangerBytesMax;
  return body === "jws" ? documentBytesMax.plays : jsonBytesMax;
}

/** Cuts a caller off whose body trickles in for too long. */
function bodyTimeHooks({ timers }: Pick<Ports, "timers">) {
  const running = new WeakMap<FastifyRequest, Timer>();
  return {
    preParsing: async (request: FastifyRequest): Promise<void> => {
      const { raw } = request;
      const timer = timers.after(bodyMsMax, () => raw.destroy());
      running.set(request, timer);
      raw.once("close", () => timer.cancel());
    },
    preValidation: async (request: FastifyRequest): Promise<void> => running.get(request)?.cancel(),
  };
}

function register(
  app: FastifyInstance,
  name: EndpointName,
  handle: AnyHandler,
  options: RegisterOptions,
): void {
  const endpoint: Endpoint = endpoints[name];
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    schema: schemaOf(name, endpoint),
    bodyLimit: bodyBytesMax(endpoint),
    // Before the body is read: strangers cannot make us parse anything.
    onRequest: async (request, reply) => {
      const caller = await options.authenticate(endpoint.caller, request, reply);
      if (!caller.ok) return sendProblems(reply, caller.problems);
      request.caller = caller.value;
    },
    ...(endpoint.body === undefined || endpoint.body === "bytes" ? {} : bodyTimeHooks(options.ports)),
    handler: async (request, reply) => {
      const parts = readParts(endpoint, request);
      if (!parts.ok) return sendProblems(reply, parts.problems);
      const answer = await handle({
        ...parts.value,
        caller: request.caller,
        fromAddress: request.ip,
        origin: originOf(request, options.publicUrl),
      } as Call<EndpointName>);
      if (!answer.ok) return sendProblems(reply, answer.problems);
      if (options.checkAnswers) assertPromised(name, endpoint, answer.value);
      return sendAnswer(endpoint, answer.value, request, reply);
    },
  });
}

/** JSON, with an empty body for "nothing to say"; a JWS as text. */
function readBodies(app: FastifyInstance): void {
  const readJson = app.getDefaultJsonParser("error", "error");
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<string>("application/json", { parseAs: "string" }, (request, text, done) => {
    if (text === "") done(null, undefined);
    else void readJson(request, text, done);
  });
  app.addContentTypeParser<string>(jwsMime, { parseAs: "string" }, (_request, text, done) =>
    done(null, text),
  );
}

export async function registerEndpoints(
  app: FastifyInstance,
  handlers: Handlers,
  options: RegisterOptions,
): Promise<void> {
  const names = Object.keys(endpoints) as EndpointName[];
  const takesBytes = (name: EndpointName): boolean => (endpoints[name] as Endpoint).body === "bytes";
  app.decorateRequest("caller", null);
  const add = (to: FastifyInstance, name: EndpointName): void =>
    register(to, name, handlers[name] as unknown as AnyHandler, options);
  await app.register(async (json) => {
    readBodies(json);
    for (const name of names.filter((each) => !takesBytes(each))) add(json, name);
  });
  // Uploads of any type arrive as the stream they are.
  await app.register(async (bytes) => {
    bytes.removeAllContentTypeParsers();
    bytes.addContentTypeParser("*", (_request: FastifyRequest, stream: Readable, done) => done(null, stream));
    for (const name of names.filter(takesBytes)) add(bytes, name);
  });
}
