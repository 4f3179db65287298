/** The types of the hub's handlers, drawn from `contract/endpoints.ts`: forgetting one is a compile error. */
import type { Readable } from "node:stream";
import type { ServerResponse } from "node:http";
import type { Asset } from "../../contract/asset.ts";
import type { Board } from "../../contract/board.ts";
import type { Caller } from "../../contract/endpoint.ts";
import type { EndpointName, endpoints } from "../../contract/endpoints.ts";
import type { PublicJwk } from "../../contract/envelope.ts";
import type { Kid } from "../../contract/ids.ts";
import type { Result } from "../../contract/result.ts";
import type { Actor } from "../people/tokens.ts";

type Table = typeof endpoints;
type Parsed<Schema> = Schema extends { readonly _output: infer Output } ? Output : undefined;
type PartOf<Name extends EndpointName, Part extends string> =
  Table[Name] extends Readonly<Record<Part, infer Schema>> ? Schema : undefined;

/** A signed document: answered as `application/jose` with `"hash"` as its ETag where it has one. */
export interface JwsAnswer {
  readonly jws: string;
  readonly hash: string | null;
  /** It is named by its hash in the URL and never changes. */
  readonly isImmutable: boolean;
}

/** The bytes of a stored asset. */
export interface FileAnswer {
  readonly asset: Asset;
  readonly path: string;
}

/** Public text, cacheable for a short while and named by its hash. */
export interface TextAnswer {
  readonly mime: string;
  readonly text: string;
}

/** A stream of server-sent events; `open` is given the response, its head already written. */
export interface EventsAnswer {
  open(response: ServerResponse): void;
}

export interface ProvenKey {
  readonly kid: Kid;
  readonly publicJwk: PublicJwk;
}

interface CallerFacts {
  readonly public: null;
  readonly key: ProvenKey;
  readonly board: ProvenKey & { readonly board: Board };
  readonly token: Actor;
}
export type CallerOf<Kind extends Caller> = CallerFacts[Kind];

type BodyOf<Schema> = Schema extends "jws" ? string : Schema extends "bytes" ? Readable : Parsed<Schema>;
type AnswerOf<Schema> = Schema extends "jws"
  ? JwsAnswer
  : Schema extends "bytes"
    ? FileAnswer
    : Schema extends "text"
      ? TextAnswer
      : Schema extends "events"
        ? EventsAnswer
        : Parsed<Schema>;

/** One checked request. */
export interface Call<Name extends EndpointName> {
  readonly params: Parsed<PartOf<Name, "params">>;
  readonly query: Parsed<PartOf<Name, "query">>;
  readonly body: BodyOf<PartOf<Name, "body">>;
  readonly caller: CallerOf<Table[Name]["caller"]>;
  readonly fromAddress: string;
  /** `http://hub.example:8080`, as the caller named us. */
  readonly origin: string;
}

export type Handler<Name extends EndpointName> = (
  call: Call<Name>,
) => Promise<Result<AnswerOf<Table[Name]["answer"]>>>;
export type Handlers = { readonly [Name in EndpointName]: Handler<Name> };
