/** Key pairs: kept private, named by their thumbprint, told apart by three words. */
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Kid } from "../../../contract/ids.ts";
import { fingerprintWordList } from "../../../platform/trust/fingerprint-words.ts";
import {
  exportSigningKey,
  fingerprintWords,
  importSigningKey,
  loadOrMakeSigningKey,
  makeSigningKey,
  thumbprintOf,
} from "../../../platform/trust/keys.ts";

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "bangtin-keys-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

describe("signing keys", () => {
  test("the thumbprint is that of RFC 8037, appendix A.3", async () => {
    const jwk = { kty: "OKP", crv: "Ed25519", x: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo" } as const;
    expect(await thumbprintOf(jwk)).toBe("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
  });

  test("the private half cannot be seen on the key, only exported on purpose", async () => {
    const key = await makeSigningKey();
    const { d } = await exportSigningKey(key);
    expect(d).toHaveLength(43);
    expect(inspect(key, { depth: 9, showHidden: true })).not.toContain(d);
    expect(JSON.stringify(key)).not.toContain(d);
    const again = await importSigningKey(await exportSigningKey(key));
    expect(again.kid).toBe(key.kid);
  });

  test("a key in another spelling is refused, for it would have a second name", async () => {
    const jwk = await exportSigningKey(await makeSigningKey());
    const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    const next = alphabet[alphabet.indexOf(jwk.x.at(-1) ?? "") + 1] ?? "B";
    await expect(importSigningKey({ ...jwk, x: jwk.x.slice(0, -1) + next })).rejects.toThrow();
  });

  test("a key is made once, kept in a file only its owner reads, and found again", async () => {
    const path = join(await temporaryFolder(), "keys", "board.json");
    const made = await loadOrMakeSigningKey(path);
    const found = await loadOrMakeSigningKey(path);
    expect(found.kid).toBe(made.kid);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(JSON.parse(await readFile(path, "utf8"))).toMatchObject({ kty: "OKP", crv: "Ed25519" });
  });
});

describe("fingerprints", () => {
  test("the 256 words stay different when accents are lost, and are in NFC", () => {
    const bare = fingerprintWordList.map((word) =>
      word.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d"),
    );
    expect(new Set(bare).size).toBe(256);
    expect(fingerprintWordList.every((word) => word === word.normalize("NFC"))).toBe(true);
  });

  test("three words, always the same for the same key", () => {
    const kid = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k" as Kid;
    expect(fingerprintWords(kid).split(" ")).toHaveLength(3);
    expect(fingerprintWords(kid)).toBe(fingerprintWords(kid));
  });
});
