/** Who calls: nobody in particular, a key that proved itself, a paired board, or a person with a token. */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Caller } from "../../contract/endpoint.ts";
import { problem } from "../../contract/problem.ts";
import { type Result, failed, ok } from "../../contract/result.ts";
import type { Ports } from "../../platform/ports.ts";
import { type Proof, createNonces, createReplayGuard, readProof } from "../../platform/trust/dpop.ts";
import { readToken } from "../people/tokens.ts";
import type { HubConfig } from "../config.ts";
import type { BoardStore } from "../store/boards.ts";
import type { PeopleStore } from "../store/people.ts";
import type { CallerOf } from "./handlers.ts";

/** Proofs of one waiting key remembered at once; it polls some 120 times in a nonce's life. */
export const strangerProofsPerKeyMax = 1_024;

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
  readonly config: Pick<HubConfig, "publicUrl" | "boardProofsMax" | "strangerProofsMax">;
}): Authenticate {
  const { publicUrl, boardProofsMax, strangerProofsMax } = input.config;
  const nonces = createNonces(input.ports);
  const fleet = createReplayGuard({ nonces, rememberedMax: boardProofsMax });
  // Anybody may make keys without end and prove them: that must not lock a paired board out. A proof names
  // its URL, so that one for a route of strangers never counts at a route of boards.
  const strangers = createReplayGuard({
    nonces,
    rememberedMax: strangerProofsMax,
    perKeyMax: strangerProofsPerKeyMax,
  });

  async function proofIn(request: FastifyRequest, reply: FastifyReply): Promise<Result<Proof>> {
    reply.header("DPoP-Nonce", nonces.current());
    const header = request.headers["dpop"];
    const url = originOf(request, publicUrl) + request.url;
    return readProof({
      proof: typeof header === "string" ? header : undefined,
      method: request.method,
      url,
    });
  }

  /** Whose key it is comes first: what is remembered of the fleet is of the fleet alone. */
  async function boardBehind(proof: Proof): Promise<Result<CallerOf<"board">>> {
    if (!nonces.isLive(proof.nonce)) return failed(problem("proof_nonce"));
    const board = await input.boards.byKey(proof.kid);
    if (board === null) return failed(problem("board_unknown"));
    const admitted = fleet.admit(proof);
    return admitted.ok ? ok({ kid: proof.kid, publicJwk: proof.publicJwk, board }) : admitted;
  }

  return async (kind, request, reply) => {
    if (kind === "public") return ok(null);
    if (kind === "token") return readToken(input.people, request.headers.authorization);
    const proof = await proofIn(request, reply);
    if (!proof.ok) return proof;
    return kind === "key" ? strangers.admit(proof.value) : boardBehind(proof.value);
  };
}
