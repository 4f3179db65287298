/** Ten thousand seeded mutations of true documents through the verifiers: none is believed. */
import { isDeepStrictEqual } from "node:util";
import { describe, expect, test } from "vitest";
import type { Result } from "../../../contract/result.ts";
import { signRoot, verifyFirstRoot, verifyNextRoot } from "../../../platform/trust/root.ts";
import { verifyEdition } from "../../../platform/trust/verify-edition.ts";
import { verifyManifest } from "../../../platform/trust/verify-manifest.ts";
import { createSeededRandom } from "../../support/seeded-random.ts";
import {
  board,
  editionOf,
  makeKeys,
  manifestOf,
  nowMs,
  placementOf,
  refOf,
  rootOf,
  sign,
} from "../../support/trust-fixture.ts";
import { codeOf } from "../verdict.ts";
import { mutateJson, mutateJws } from "./mutations.ts";

const keys = await makeKeys();
const root = rootOf(keys);
const placement = placementOf(keys);
const random = createSeededRandom(20_261_123);

/** Runs `count` mutations that changed something; answers those believed and every code of refusal. */
async function attack(
  count: number,
  mutate: () => string | null,
  verify: (text: string) => Promise<Result<unknown>>,
): Promise<{ believed: string[]; codes: Set<string> }> {
  const believed: string[] = [];
  const codes = new Set<string>();
  for (let tried = 0; tried < count; ) {
    const text = mutate();
    if (text === null) continue;
    tried += 1;
    const code = codeOf(await verify(text));
    if (code === null) believed.push(text);
    else codes.add(code);
  }
  return { believed, codes };
}

describe("forgery", () => {
  test("4,000 mutations of an edition, announced with their own size and hash: none believed", async () => {
    const edition = editionOf();
    const jws = await sign("edition", edition, keys.central);
    const verify = (text: string) => {
      const ref = { ...refOf(text as typeof jws, edition), sizeBytes: Buffer.byteLength(text) };
      return verifyEdition({ jws: text, ref, root, placement, highest: null });
    };
    expect(codeOf(await verify(jws))).toBe(null);
    const mutate = () => {
      const text = mutateJws(jws, random);
      return text === jws ? null : text;
    };
    const { believed, codes } = await attack(4_000, mutate, verify);
    expect(believed).toEqual([]);
    expect([...codes].sort()).toEqual(
      expect.arrayContaining(["encoding", "header", "role_wrong", "sig_bad"]),
    );
  });

  test("3,000 mutations of a manifest: none believed", async () => {
    const jws = await sign("manifest", manifestOf(keys), keys.programme);
    const given = {
      root,
      board,
      boardKey: keys.board.kid,
      placement,
      current: null,
      nowMs,
      isClockTrusted: true,
    };
    const verify = (text: string) => verifyManifest({ ...given, jws: text, app: "0.1.0" });
    expect(codeOf(await verify(jws))).toBe(null);
    const mutate = () => {
      const text = mutateJws(jws, random);
      return text === jws ? null : text;
    };
    expect((await attack(3_000, mutate, verify)).believed).toEqual([]);
  });

  test("3,000 mutations of a root, as the first and as the next one: none believed", async () => {
    const signed = await signRoot(rootOf(keys, { version: 2 }), [keys.rootA, keys.rootB]);
    const json = JSON.stringify(signed);
    expect(codeOf(await verifyFirstRoot(signed))).toBe(null);
    expect(codeOf(await verifyNextRoot(root, signed))).toBe(null);
    const mutate = (): string | null => {
      const text = mutateJson(json, random);
      try {
        return isDeepStrictEqual(JSON.parse(text), signed) ? null : text;
      } catch {
        return null;
      }
    };
    const verifiers = [verifyFirstRoot, (input: unknown) => verifyNextRoot(root, input)];
    for (const verify of verifiers) {
      const { believed } = await attack(1_500, mutate, (text) => verify(JSON.parse(text)));
      expect(believed).toEqual([]);
    }
  });
});
