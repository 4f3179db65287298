/**
 * Ways to spoil a signed document: its bytes, its spelling and its header. Seeded, so that a hit can be
 * repeated.
 */
import type { Random } from "../../../platform/ports.ts";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".split("");
const foreign = ["=", "+", "/", " ", "\n", "\t", ".", "\u0000", "é", "%2d", '"', "\\"];

type Mutation = (text: string, random: Random) => string;

function below(random: Random, count: number): number {
  return Math.floor(random.unit() * count);
}

function pick<Thing>(random: Random, things: readonly Thing[]): Thing {
  return things[below(random, things.length)] as Thing;
}

const splice = (text: string, at: number, removed: number, added: string): string =>
  text.slice(0, at) + added + text.slice(at + removed);

const bytes: Mutation[] = [
  (text, random) => splice(text, below(random, text.length), 1, pick(random, alphabet)),
  (text, random) => splice(text, below(random, text.length + 1), 0, pick(random, alphabet)),
  (text, random) => splice(text, below(random, text.length), 1, ""),
  (text, random) => splice(text, below(random, text.length), 1 + below(random, 64), ""),
  (text, random) => text.slice(0, below(random, text.length)),
  (text, random) => text.slice(below(random, text.length)),
  (text, random) => {
    const [a, b] = [below(random, text.length), below(random, text.length)];
    return splice(splice(text, a, 1, text[b] ?? ""), b, 1, text[a] ?? "");
  },
  (text, random) => {
    const at = below(random, text.length);
    return splice(text, at, 0, text.slice(at, at + 1 + below(random, 200)));
  },
];

const spelling: Mutation[] = [
  (text, random) => splice(text, below(random, text.length + 1), 0, pick(random, foreign)),
  (text, random) => splice(text, below(random, text.length), 1, pick(random, foreign)),
  (text, random) => text.slice(0, -1) + pick(random, alphabet),
  (text, random) => text + pick(random, [...foreign, ...alphabet]),
  (text, random) => pick(random, foreign) + text,
  (text) => text.replaceAll("-", "+"),
  (text) => text.replaceAll("_", "/"),
  (text) =>
    text
      .split(".")
      .map((part) => `${part}=`)
      .join("."),
  (text, random) =>
    text
      .split(".")
      .map((part) => (random.unit() < 0.5 ? `${part} ` : part))
      .join("."),
  (text) => text.split(".").toReversed().join("."),
  (text) => `${text}.${text}`,
];

function withHeader(text: string, change: (header: Record<string, unknown>) => unknown): string {
  const [first = "", ...rest] = text.split(".");
  const header = JSON.parse(Buffer.from(first, "base64url").toString()) as Record<string, unknown>;
  return [Buffer.from(JSON.stringify(change(header))).toString("base64url"), ...rest].join(".");
}

const extras = [
  { jwk: { kty: "OKP", crv: "Ed25519", x: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo" } },
  { jku: "https://keys.example/set" }, { x5c: ["MIIB"] }, { x5u: "https://keys.example/c" }, { crit: ["b64"], b64: false },
  { crit: ["exp"], exp: 1 }, { crit: [] }, { alg: "none" }, { alg: "EdDSA" }, { alg: "HS256" },
  { alg: "ED25519" }, { typ: "JWT" }, { typ: "bangtin-root+jws" }, { typ: "bangtin-status+jws" }, { typ: "bangtin-plays+jws" },
  { kid: "" }, { kid: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo" }, { kid: null }, { cty: "json" },
  { b64: true },
]; // biome-ignore format: one header beside the other

const headers: Mutation[] = [
  (text, random) => withHeader(text, (header) => ({ ...header, ...pick(random, extras) })),
  (text, random) => withHeader(text, (header) => ({ ...pick(random, extras), ...header, n: random.unit() })),
  (text, random) =>
    withHeader(text, (header) =>
      Object.fromEntries(Object.entries(header).filter(() => random.unit() < 0.6)),
    ),
  (text) => withHeader(text, (header) => Object.fromEntries(Object.entries(header).toReversed())),
  (text) => withHeader(text, (header) => [header]),
];

/** One mutation of a compact JWS; may by chance leave it as it was. */
export function mutateJws(jws: string, random: Random): string {
  return pick(random, pick(random, [bytes, bytes, spelling, headers]))(jws, random);
}

/** One mutation of JSON text: of any byte of it. */
export function mutateJson(json: string, random: Random): string {
  return pick(random, bytes)(json, random);
}
