/**
 * What one URL of the hub is: who may call it, what goes in, what comes out, and what a refusal looks like.
 */
import { z } from "zod";

/**
 * `public`: anybody. `key`: a DPoP proof by any key (pairing). `board`: a DPoP proof by a paired board's
 * key. `token`: a bearer token.
 */
export type Caller = "public" | "key" | "board" | "token";

export interface Endpoint {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Parameters are written `:name`. */
  readonly path: string;
  readonly caller: Caller;
  readonly summary: string;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  /** A zod schema for JSON, or `bytes` (the raw body) or `jws` (a compact JWS as `application/jose`). */
  readonly body?: z.ZodType | "bytes" | "jws";
  /**
   * A zod schema for JSON, `jws`, `bytes` (with Range and a strong ETag), `text` (public, cacheable, strong
   * ETag) or `events` (server-sent events).
   */
  readonly answer: z.ZodType | "jws" | "bytes" | "text" | "events";
}

/** The body of every answer of status 400 and above. */
export const ErrorAnswer = z.object({
  problems: z.array(z.object({ code: z.string(), path: z.string(), vi: z.string(), en: z.string() })).min(1),
});
export type ErrorAnswer = z.infer<typeof ErrorAnswer>;
