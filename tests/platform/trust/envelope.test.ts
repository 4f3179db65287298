/**
 * Opening a document: one spelling, one header, one algorithm, one role; the bytes verified are the bytes
 * parsed.
 */
import { describe, expect, test } from "vitest";
import { documentBytesMax } from "../../../contract/envelope.ts";
import { type KeysFor, jsonDepth, openDocument, signDocument } from "../../../platform/trust/envelope.ts";
import { makeSeededKey } from "../../support/seeded-key.ts";
import { createSeededRandom } from "../../support/seeded-random.ts";
import { codeOf, valueOf } from "../verdict.ts";

const random = createSeededRandom(11);
const [key, stranger] = [await makeSeededKey(random), await makeSeededKey(random)];
const keysFor: KeysFor = (kid) => (kid === key.kid ? key.publicJwk : null);
const payload = { v: 1, text: "Chào buổi sáng" };
const jws = await signDocument("status", payload, key);
const [header = "", body = "", signature = ""] = jws.split(".");
const typ = "bangtin-status+jws";

const open = (text: string) => openDocument("status", text, keysFor);
const signedAs = async (protectedHeader: Record<string, unknown>, bytes = JSON.stringify(payload)) =>
  codeOf(await open(await key.sign({ typ, ...protectedHeader }, new TextEncoder().encode(bytes))));

describe("openDocument", () => {
  test("gives back what was signed", async () => {
    expect(valueOf(await open(jws))).toEqual(payload);
  });

  test("the key is chosen by its name: a stranger's signature is no signature", async () => {
    expect(codeOf(await open(await signDocument("status", payload, stranger)))).toBe("role_wrong");
    const forged = await stranger.sign({ typ, kid: key.kid }, new TextEncoder().encode("{}"));
    expect(codeOf(await open(forged))).toBe("sig_bad");
  });

  test("a document of another type is refused, even by the right key", async () => {
    expect(codeOf(await open(await signDocument("manifest", payload, key)))).toBe("role_wrong");
  });

  test("every re-spelling of the same bytes is refused", async () => {
    const last = signature.at(-1) ?? "";
    const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    const strayBits = alphabet
      .split("")
      .filter((letter) => letter !== last)
      .map((letter) => signature.slice(0, -1) + letter);
    const spellings = [
      ...strayBits.map((other) => `${header}.${body}.${other}`),
      `${jws}=`,
      `${jws}==`,
      ` ${jws}`,
      `${jws}\n`,
      `${jws}.`,
      `${jws}+`,
      `${header}=.${body}.${signature}`,
      `${header}. ${body}.${signature}`,
      `${header}.${body}..${signature}`,
      `${header}..${signature}`,
      "",
      "..",
    ];
    for (const spelling of spellings) expect(codeOf(await open(spelling)), spelling).not.toBe(null);
    const unused = strayBits.filter((other) =>
      Buffer.from(other, "base64url").equals(Buffer.from(signature, "base64url")),
    );
    expect(unused.length).toBeGreaterThan(0);
    for (const other of unused) expect(codeOf(await open(`${header}.${body}.${other}`))).toBe("encoding");
  });

  test("the header holds exactly alg, kid and typ", async () => {
    const { kid } = key;
    expect(await signedAs({ kid })).toBe(null);
    expect(await signedAs({})).toBe("header");
    expect(await signedAs({ kid, jwk: key.publicJwk })).toBe("header");
    expect(await signedAs({ kid, jku: "https://keys.example/" })).toBe("header");
    expect(await signedAs({ kid, x5c: [] })).toBe("header");
    expect(await signedAs({ kid, cty: "json" })).toBe("header");
    expect(await signedAs({ kid: "short" })).toBe("header");
    expect(await signedAs({ kid, typ: "JWT" })).toBe("header");
  });

  test("no other algorithm is heard of", async () => {
    for (const alg of ["none", "EdDSA", "HS256", "ES256", "ed25519"]) {
      const other = Buffer.from(JSON.stringify({ alg, kid: key.kid, typ })).toString("base64url");
      expect(codeOf(await open(`${other}.${body}.${signature}`)), alg).toBe("header");
    }
  });

  test("a critical extension is refused, known or not", async () => {
    const crit = { alg: "Ed25519", kid: key.kid, typ, crit: ["b64"], b64: true };
    const other = Buffer.from(JSON.stringify(crit)).toString("base64url");
    expect(codeOf(await open(`${other}.${body}.${signature}`))).toBe("header");
  });

  test("size is judged before anything is parsed", async () => {
    expect(codeOf(await open("x".repeat(documentBytesMax.status + 1)))).toBe("too_big");
    await expect(signDocument("placement", { text: "x".repeat(10_000) }, key)).rejects.toThrow("too big");
  });

  test("nesting is judged before parsing, and strings do not count as nesting", async () => {
    const { kid } = key;
    const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
    expect(await signedAs({ kid }, nested(12))).toBe(null);
    expect(await signedAs({ kid }, nested(13))).toBe("schema");
    expect(await signedAs({ kid }, nested(10_000))).toBe("schema");
    expect(jsonDepth('{"a":"[[[[\\"[[[","b":[]}')).toBe(2);
  });

  test("what is signed must be JSON in clean UTF-8", async () => {
    const signBytes = async (bytes: Uint8Array) =>
      codeOf(await open(await key.sign({ typ, kid: key.kid }, bytes)));
    expect(await signBytes(Uint8Array.of(0x22, 0xff, 0x22))).toBe("schema");
    expect(await signBytes(new TextEncoder().encode("\ufeff{}"))).toBe("schema");
    expect(await signBytes(new TextEncoder().encode("{} {}"))).toBe("schema");
  });
});
