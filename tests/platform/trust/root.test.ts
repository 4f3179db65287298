/** Roots: thresholds of distinct keys, a chain without gaps, and who may sign what. */
import { describe, expect, test } from "vitest";
import { documentBytesMax } from "../../../contract/envelope.ts";
import type { SigningKey } from "../../../platform/trust/keys.ts";
import {
  grantsOf,
  keyForRole,
  signRoot,
  verifyFirstRoot,
  verifyNextRoot,
} from "../../../platform/trust/root.ts";
import { makeKeys, rootOf } from "../../support/trust-fixture.ts";
import { codeOf, valueOf } from "../verdict.ts";

const keys = await makeKeys(1);
const others = await makeKeys(2);
const { rootA, rootB, rootC } = keys;
const first = rootOf(keys);

const verdictOnFirst = async (signers: SigningKey[], root = first) =>
  codeOf(await verifyFirstRoot(await signRoot(root, signers)));

describe("verifyFirstRoot", () => {
  test("two of three holders make a root", async () => {
    expect(valueOf(await verifyFirstRoot(await signRoot(first, [rootA, rootC])))).toEqual(first);
  });

  test("one holder is not enough, however often he signs", async () => {
    expect(await verdictOnFirst([rootA])).toBe("sig_bad");
    expect(await verdictOnFirst([rootA, rootA, rootA])).toBe("sig_bad");
  });

  test("strangers and holders of other roles do not count", async () => {
    expect(await verdictOnFirst([rootA, others.rootB, keys.programme, keys.central])).toBe("sig_bad");
  });

  test("one broken signature of a holder spoils the document", async () => {
    const signed = await signRoot(first, [rootA, rootB, rootC]);
    const [one, two, three] = signed.signatures;
    const broken = { ...three, signature: two?.signature };
    expect(codeOf(await verifyFirstRoot({ ...signed, signatures: [one, two, broken] }))).toBe("sig_bad");
  });

  test("a holder whose key is revoked does not count", async () => {
    const revoking = rootOf(keys, { revokedKids: [rootB.kid] });
    expect(await verdictOnFirst([rootA, rootB], revoking)).toBe("sig_bad");
    expect(await verdictOnFirst([rootA, rootC], revoking)).toBe(null);
  });

  test("unsigned members, headers that say more, and documents over the cap are refused", async () => {
    const signed = await signRoot(first, [rootA, rootB]);
    expect(codeOf(await verifyFirstRoot({ ...signed, header: {} }))).toBe("schema");
    const withHeader = signed.signatures.map((entry) => ({ ...entry, header: { alg: "none" } }));
    expect(codeOf(await verifyFirstRoot({ ...signed, signatures: withHeader }))).toBe("schema");
    expect(codeOf(await verifyFirstRoot({ ...signed, payload: "A".repeat(documentBytesMax.root) }))).toBe(
      "too_big",
    );
    for (const nonsense of [null, undefined, 7, "root", []]) {
      expect(codeOf(await verifyFirstRoot(nonsense))).toBe("schema");
    }
  });

  test("a key under a name that is not its thumbprint is refused", async () => {
    const renamed = { ...first.keys, [rootC.kid]: others.rootC.publicJwk };
    expect(await verdictOnFirst([rootA, rootB], rootOf(keys, { keys: renamed }))).toBe("schema");
  });

  test("a threshold its holders can never meet is refused", async () => {
    const roles = { ...first.roles, status: { kids: [keys.status.kid], threshold: 2 } };
    expect(await verdictOnFirst([rootA, rootB], rootOf(keys, { roles }))).toBe("schema");
  });
});

describe("verifyNextRoot", () => {
  const newRoles = {
    ...first.roles,
    root: { kids: [others.rootA.kid, others.rootB.kid], threshold: 2 },
  };
  const second = rootOf(keys, {
    version: 2,
    roles: newRoles,
    keys: {
      ...first.keys,
      [others.rootA.kid]: others.rootA.publicJwk,
      [others.rootB.kid]: others.rootB.publicJwk,
    },
  });
  const verdict = async (signers: SigningKey[], root = second) =>
    codeOf(await verifyNextRoot(first, await signRoot(root, signers)));

  test("needs the threshold of the old and of the new", async () => {
    expect(await verdict([rootA, rootB, others.rootA, others.rootB])).toBe(null);
    expect(await verdict([rootA, rootB])).toBe("sig_bad");
    expect(await verdict([others.rootA, others.rootB])).toBe("sig_bad");
    expect(await verdict([rootA, rootB, others.rootA])).toBe("sig_bad");
    expect(await verdict([rootA, others.rootA, others.rootB])).toBe("sig_bad");
  });

  test("versions follow one another without gap or return", async () => {
    for (const version of [1, 3, 9]) {
      const root = { ...second, version };
      expect(await verdict([rootA, rootB, others.rootA, others.rootB], root), `${version}`).toBe(
        "root_chain",
      );
    }
  });

  test("the epoch never goes back", async () => {
    const trusted = rootOf(keys, { epoch: 5 });
    const signed = await signRoot(second, [rootA, rootB, others.rootA, others.rootB]);
    expect(codeOf(await verifyNextRoot(trusted, signed))).toBe("root_chain");
  });

  test("the new root opens at once what only its keys sign, and the old holders are out", async () => {
    const next = valueOf(
      await verifyNextRoot(first, await signRoot(second, [rootA, rootB, others.rootA, others.rootB])),
    );
    expect(keyForRole(next, "root", rootA.kid)).toBe(null);
    expect(keyForRole(next, "root", others.rootA.kid)).toEqual(others.rootA.publicJwk);
  });
});

describe("roles", () => {
  test("a key serves its own role only", () => {
    expect(keyForRole(first, "programme", keys.programme.kid)).toEqual(keys.programme.publicJwk);
    expect(keyForRole(first, "status", keys.programme.kid)).toBe(null);
    expect(keyForRole(first, "content", keys.programme.kid)).toBe(null);
    expect(keyForRole(first, "content", keys.central.kid)).toEqual(keys.central.publicJwk);
    expect(keyForRole(first, "programme", others.programme.kid)).toBe(null);
  });

  test("a role that asks for two signatures has no key that suffices alone", () => {
    const programme = { kids: [keys.programme.kid, keys.status.kid], threshold: 2 };
    const root = rootOf(keys, { roles: { ...first.roles, programme } });
    expect(keyForRole(root, "programme", keys.programme.kid)).toBe(null);
  });

  test("a revoked key loses its role and its grants", () => {
    const root = rootOf(keys, { revokedKids: [keys.central.kid, keys.programme.kid] });
    expect(keyForRole(root, "content", keys.central.kid)).toBe(null);
    expect(keyForRole(root, "programme", keys.programme.kid)).toBe(null);
    expect(grantsOf(root, keys.central.kid)).toEqual([]);
    expect(grantsOf(root, keys.delegated.kid)).toHaveLength(1);
  });
});
