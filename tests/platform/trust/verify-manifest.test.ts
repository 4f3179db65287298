/** Manifests: role, board, order, time, placement and player version, in that order. */
import { describe, expect, test } from "vitest";
import { sha256Hex } from "../../../platform/files.ts";
import { clockSkewMs, compareVersions, verifyManifest } from "../../../platform/trust/verify-manifest.ts";
import {
  board,
  makeKeys,
  manifestOf,
  nowMs,
  placementOf,
  rootOf,
  sign,
} from "../../support/trust-fixture.ts";
import { codeOf, valueOf } from "../verdict.ts";

const keys = await makeKeys();
const defaults = {
  root: rootOf(keys),
  board,
  boardKey: keys.board.kid,
  placement: placementOf(keys),
  current: null,
  nowMs,
  isClockTrusted: true,
  app: "0.1.0",
};

const manifest = manifestOf(keys);
const jws = await sign("manifest", manifest, keys.programme);
const verdict = async (changes: object = {}, given: object = {}, key = keys.programme) =>
  codeOf(
    await verifyManifest({
      ...defaults,
      jws: await sign("manifest", { ...manifest, ...changes }, key),
      ...given,
    }),
  );

describe("verifyManifest", () => {
  test("believes a manifest for this board", async () => {
    expect(valueOf(await verifyManifest({ ...defaults, jws }))).toEqual(manifest);
  });

  test("no other key makes manifests, and no other document of that key is one", async () => {
    for (const key of [keys.central, keys.status, keys.rootA, keys.board]) {
      expect(await verdict({}, {}, key)).toBe("role_wrong");
    }
    const asStatus = await sign("status", manifest, keys.programme);
    expect(codeOf(await verifyManifest({ ...defaults, jws: asStatus }))).toBe("role_wrong");
  });

  test("a manifest for another board or another key is refused", async () => {
    expect(await verdict({ board: "b_other" })).toBe("board_mismatch");
    expect(await verdict({ boardKey: keys.status.kid })).toBe("board_mismatch");
  });

  test("older is refused; equal only with identical bytes; a lost hash makes equal too old", async () => {
    const { epoch, revision } = manifest;
    const stored = { epoch, revision, hash: sha256Hex(jws) };
    expect(await verdict({}, { current: stored })).toBe(null);
    expect(await verdict({ unitName: "Khác" }, { current: stored })).toBe("rollback");
    expect(await verdict({}, { current: { ...stored, hash: null } })).toBe("rollback");
    expect(await verdict({ revision: revision - 1 }, { current: stored })).toBe("rollback");
    expect(await verdict({ revision: revision + 1 }, { current: stored })).toBe(null);
  });

  test("a new epoch beats any revision, and cannot come before the root's", async () => {
    const given = { current: { epoch: 1, revision: 9_999, hash: null }, root: rootOf(keys, { epoch: 2 }) };
    expect(await verdict({ epoch: 2, revision: 0 }, given)).toBe(null);
    expect(await verdict({ epoch: 3, revision: 0 }, given)).toBe("root_chain");
  });

  test("expiry bars a first activation, by a trusted clock only", async () => {
    const late = { nowMs: manifest.expiresAtMs };
    expect(await verdict({}, late)).toBe("expired");
    expect(await verdict({}, { ...late, isClockTrusted: false })).toBe(null);
    const { epoch, revision } = manifest;
    expect(await verdict({}, { ...late, current: { epoch, revision, hash: sha256Hex(jws) } })).toBe(null);
  });

  test("a manifest of tomorrow waits, one within the skew of clocks does not", async () => {
    expect(await verdict({ notBeforeMs: nowMs + clockSkewMs + 1 })).toBe("not_yet");
    expect(await verdict({ notBeforeMs: nowMs + clockSkewMs })).toBe(null);
    expect(await verdict({ notBeforeMs: nowMs + 1e9 }, { isClockTrusted: false })).toBe(null);
  });

  test("under an expired root nothing new is activated", async () => {
    expect(await verdict({}, { root: rootOf(keys, { expiresAtMs: nowMs }) })).toBe("expired");
  });

  test("the root and the placement it speaks of must have come first", async () => {
    expect(await verdict({ rootVersion: 2 })).toBe("root_chain");
    expect(await verdict({ placementRevision: 4 })).toBe("not_yet");
    expect(await verdict({ placementRevision: 2 })).toBe(null);
  });

  test("it may narrow the placement's audiences, not widen them, nor change the zone", async () => {
    const settings = (audiences: string[]) => ({ settings: { ...manifest.settings, audiences } });
    expect(await verdict(settings(["giao_vien"]))).toBe(null);
    expect(await verdict(settings(["giao_vien", "nguoi_dan"]))).toBe("scope");
    expect(await verdict({ timeZone: "Europe/London" })).toBe("scope");
  });

  test("a player that is too old keeps what it has", async () => {
    expect(await verdict({ minApp: "0.1.1" })).toBe("min_app");
    expect(await verdict({ minApp: "0.10.0" }, { app: "0.9.9" })).toBe("min_app");
    expect(await verdict({ minApp: "0.9.9" }, { app: "0.10.0" })).toBe(null);
  });

  test("a signed document of the wrong shape says where", async () => {
    const bent = await sign("manifest", { ...manifest, settings: { locale: "fr" } }, keys.programme);
    const result = await verifyManifest({ ...defaults, jws: bent });
    expect(result.ok ? null : result.problems[0]).toMatchObject({ code: "schema", path: "settings.locale" });
  });
});

describe("compareVersions", () => {
  test("compares numbers, not letters, and ignores what follows a hyphen", () => {
    expect(compareVersions("1.10.0", "1.9.2")).toBeGreaterThan(0);
    expect(compareVersions("1.0.0-lab", "1.0.0")).toBe(0);
    expect(compareVersions("0.9", "0.9.0")).toBe(0);
  });
});
