/** Who calls: nobody in particular, a key that proved itself, a paired board, or a person with a token. */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Caller } from "../../contract/endpoint.ts";
import { problem } from "../../contract/problem.ts";
import { type Result, failed, ok } from "../../contract/result.ts";
import type { Ports } from "../../platform/ports.ts";
import { createNonces, createReplayGuard, readProof } from "../../platform/trust/dpop.ts";
import { readToken } from "../people/tokens.ts";
import type { BoardStore } from "../store/boards.ts";
import type { PeopleStore } from "../store/people.ts";
import type { CallerOf, ProvenKey } from "./handlers.ts";

export type AnyCaller = CallerOf<Caller>;
export type Authenticate = (
  kind: Caller,
  request: FastifyRequest,
  reply: FastifyReply,
) => Promise<Result<AnyCaller>>;

/** As the caller named us; behind a proxy `publicUrl` says what boards see. */
export function originOf(request: FastifyRequest, publicUrl: string | null): string {
  return publicUrl === null ? `http://${request.host}` : new URL(publicUrl).origin;
}

export function createAuthenticate(input: {
  readonly boards: BoardStore;
  readonly people: PeopleStore;
  readonly ports: Ports;
  readonly publicUrl: string | null;
}): Authenticate {
  const nonces = createNonces(input.ports);
  const replays = createReplayGuard({ nonces });

  async function proveKey(request: FastifyRequest, reply: FastifyReply): Promise<Result<ProvenKey>> {
    reply.header("DPoP-Nonce", nonces.current());
    const header = request.headers["dpop"];
    const url = originOf(request, input.publicUrl) + request.url;
    const read = await readProof({
      proof: typeof header === "string" ? header : undefined,
      method: request.method,
      url,
    });
    return read.ok ? replays.admit(read.value) : read;
  }

  return async (kind, request, reply) => {
    if (kind === "public") return ok(null);
    if (kind === "token") return readToken(input.people, request.headers.authorization);
    const key = await proveKey(request, reply);
    if (!key.ok || kind === "key") return key;
    const board = await input.boards.byKey(key.value.kid);
    return board === null ? failed(problem("board_unknown")) : ok({ ...key.value, board });
  };
}
