/** Key proofs: for one request, with a live nonce, once. */
import { describe, expect, test } from "vitest";
import {
  createNonces,
  createReplayGuard,
  makeProof,
  nonceSlotMs,
  readProof,
} from "../../../platform/trust/dpop.ts";
import { exportSigningKey } from "../../../platform/trust/keys.ts";
import { createFakePorts } from "../../support/fake-ports.ts";
import { nowMs } from "../../support/trust-fixture.ts";
import { makeSeededKey } from "../../support/seeded-key.ts";
import { codeOf, valueOf } from "../verdict.ts";

const ports = createFakePorts({ seed: 3, startWallMs: nowMs });
const key = await makeSeededKey(ports.random);
const url = "https://hub.example/v1/manifest";

const proofOf = (changes: Partial<Parameters<typeof makeProof>[0]> = {}) =>
  makeProof({ key, method: "GET", url, nonce: "n", nowMs, jti: ports.random.id(), ...changes });
const read = (proof: string | undefined, method = "GET", at = url) => readProof({ proof, method, url: at });
const signedAs = (header: { typ: string }, claims: object) =>
  key.sign(header, new TextEncoder().encode(JSON.stringify(claims)));

describe("readProof", () => {
  test("says whose key, which id and which nonce", async () => {
    const proof = await proofOf({ jti: "12345678", nonce: "abc" });
    const { kid, publicJwk } = key;
    expect(valueOf(await read(proof))).toEqual({ kid, publicJwk, jti: "12345678", nonce: "abc" });
    expect(valueOf(await read(await proofOf({ nonce: null }))).nonce).toBe(null);
  });

  test("no proof is missing, nonsense is bad", async () => {
    expect(codeOf(await read(undefined))).toBe("proof_missing");
    expect(codeOf(await read(""))).toBe("proof_missing");
    for (const nonsense of ["x", "a.b.c", "..", "x".repeat(10_000), `${await proofOf()}=`]) {
      expect(codeOf(await read(nonsense)), nonsense.slice(0, 20)).toBe("proof_bad");
    }
  });

  test("a proof holds for one method and one address, whatever the query", async () => {
    const proof = await proofOf();
    expect(codeOf(await read(proof, "get", `${url}?after=3#top`))).toBe(null);
    expect(codeOf(await read(await proofOf({ url: `${url}?x=1` })))).toBe(null);
    expect(codeOf(await read(proof, "POST"))).toBe("proof_bad");
    expect(codeOf(await read(proof, "GET", "https://hub.example/v1/plays"))).toBe("proof_bad");
    expect(codeOf(await read(proof, "GET", "https://other.example/v1/manifest"))).toBe("proof_bad");
  });

  test("a proof signed by another key than it shows is bad", async () => {
    const stranger = await makeSeededKey(ports.random);
    const [header = ""] = (await proofOf()).split(".");
    const [, claims = "", signature = ""] = (await proofOf({ key: stranger })).split(".");
    expect(codeOf(await read(`${header}.${claims}.${signature}`))).toBe("proof_bad");
  });

  test("the header shows a public Ed25519 key and nothing more: never a private one", async () => {
    const claims = { jti: "12345678", htm: "GET", htu: url, iat: 0 };
    const jwk = key.publicJwk;
    const typ = "dpop+jwt";
    const good = { typ, jwk };
    expect(codeOf(await read(await signedAs(good, claims)))).toBe(null);
    const { d } = await exportSigningKey(key);
    const bad = [
      { typ, jwk: { ...jwk, d } },
      { typ, jwk: { ...jwk, alg: "Ed25519" } },
      { typ, jwk, kid: key.kid },
      { typ: "JWT", jwk },
      { typ },
      { typ, jwk: { kty: "oct", k: "AAAA" } },
    ];
    for (const header of bad) expect(codeOf(await read(await signedAs(header, claims)))).toBe("proof_bad");
  });

  test("ids must be there and of a sane length", async () => {
    const claims = { htm: "GET", htu: url, iat: 0 };
    const header = { typ: "dpop+jwt", jwk: key.publicJwk };
    for (const jti of [undefined, "short", "x".repeat(129), 12_345_678]) {
      expect(codeOf(await read(await signedAs(header, { ...claims, jti })))).toBe("proof_bad");
    }
  });
});

describe("nonces", () => {
  test("a nonce lives for its slot and the next, and changes with the slot", async () => {
    const { clock, random, advance } = createFakePorts({ seed: 4, startWallMs: nowMs });
    const nonces = createNonces({ clock, random });
    const first = nonces.current();
    expect(nonces.isLive(first)).toBe(true);
    await advance(nonceSlotMs);
    expect(nonces.current()).not.toBe(first);
    expect(nonces.isLive(first)).toBe(true);
    await advance(nonceSlotMs);
    expect(nonces.isLive(first)).toBe(false);
  });

  test("stepping the wall clock changes nothing, and another process has other nonces", async () => {
    const { clock, random } = createFakePorts({ seed: 5, startWallMs: nowMs });
    const nonces = createNonces({ clock, random });
    const first = nonces.current();
    clock.stepWall(-50 * 365 * 86_400_000);
    expect(nonces.current()).toBe(first);
    expect(createNonces({ clock, random }).isLive(first)).toBe(false);
    for (const wrong of [null, "", "x", first.slice(1), `${first}=`])
      expect(nonces.isLive(wrong)).toBe(false);
  });
});

describe("replay guard", () => {
  const world = (rememberedMax?: number, perKeyMax?: number) => {
    const fake = createFakePorts({ seed: 6, startWallMs: nowMs });
    const nonces = createNonces(fake);
    const guard = createReplayGuard({
      nonces,
      ...(rememberedMax === undefined ? {} : { rememberedMax }),
      ...(perKeyMax === undefined ? {} : { perKeyMax }),
    });
    const admit = async (changes: Partial<Parameters<typeof makeProof>[0]> = {}) =>
      codeOf(guard.admit(valueOf(await read(await proofOf({ nonce: nonces.current(), ...changes })))));
    return { fake, nonces, admit };
  };

  test("a proof is admitted once", async () => {
    const { admit } = world();
    expect(await admit({ jti: "same-id-1" })).toBe(null);
    expect(await admit({ jti: "same-id-1" })).toBe("proof_replayed");
    expect(await admit({ jti: "same-id-2" })).toBe(null);
    expect(await admit({ jti: "same-id-1", key: await makeSeededKey(ports.random) })).toBe(null);
  });

  test("without a live nonce there is no admission, so nothing older need be remembered", async () => {
    const { fake, nonces, admit } = world();
    const old = nonces.current();
    expect(await admit({ nonce: null })).toBe("proof_nonce");
    expect(await admit({ nonce: "made-up" })).toBe("proof_nonce");
    expect(await admit({ jti: "same-id-1" })).toBe(null);
    await fake.advance(nonceSlotMs);
    expect(await admit({ jti: "same-id-1", nonce: old })).toBe("proof_replayed");
    await fake.advance(nonceSlotMs);
    expect(await admit({ jti: "same-id-1", nonce: old })).toBe("proof_nonce");
  });

  test("a full memory refuses rather than forget, until the slot has passed", async () => {
    const { fake, admit } = world(2);
    expect(await admit()).toBe(null);
    expect(await admit()).toBe(null);
    expect(await admit()).toBe("too_many_requests");
    await fake.advance(2 * nonceSlotMs);
    expect(await admit()).toBe(null);
  });

  test("no key fills the memory of the others", async () => {
    const { fake, admit } = world(10, 2);
    expect([await admit(), await admit(), await admit()]).toEqual([null, null, "too_many_requests"]);
    await fake.advance(nonceSlotMs);
    expect(await admit()).toBe("too_many_requests");
    expect(await admit({ key: await makeSeededKey(ports.random) })).toBe(null);
    await fake.advance(nonceSlotMs);
    expect(await admit()).toBe(null);
  });
});
