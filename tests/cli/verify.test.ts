/** `bangtin verify`: a document is believed by its signature and its role, whatever its name says. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { verifyCommand } from "../../cli/commands/verify.ts";
import { VerifyOutput } from "../../contract/command-line.ts";
import type { Root } from "../../contract/root.ts";
import { signDocument } from "../../platform/trust/envelope.ts";
import { type SigningKey, makeSigningKey } from "../../platform/trust/keys.ts";
import { signRoot } from "../../platform/trust/root.ts";

let folder: string;
let rootFile: string;
let keys: Readonly<Record<"root" | "content" | "programme" | "status", SigningKey>>;

const status = {
  v: 1,
  board: null,
  epoch: 1,
  revision: 0,
  manifest: null,
  issuedAtMs: 1,
  expiresAtMs: 2,
  minRootVersion: 1,
  withdrawn: { assets: [], items: [], editions: [] },
  nonce: null,
  timeMs: 1,
};

function put(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

async function verdict(text: string) {
  const { exitCode, text: said } = await verifyCommand(put("document", text), { root: rootFile });
  return { exitCode, ...VerifyOutput.parse(JSON.parse(said)) };
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "bangtin-verify-"));
  const [root, content, programme, online] = await Promise.all([1, 2, 3, 4].map(() => makeSigningKey()));
  if (!root || !content || !programme || !online) throw new Error("no keys");
  keys = { root, content, programme, status: online };
  const document = {
    v: 1,
    version: 1,
    epoch: 1,
    issuedAtMs: 1,
    expiresAtMs: 9_000_000_000_000,
    revokedKids: [],
    keys: Object.fromEntries(Object.values(keys).map(({ kid, publicJwk }) => [kid, publicJwk])),
    roles: {
      root: { kids: [root.kid], threshold: 1 },
      programme: { kids: [programme.kid], threshold: 1 },
      status: { kids: [online.kid], threshold: 1 },
      content: {
        grants: [
          {
            kid: content.kid,
            scope: { line: "managed", path: "/lt" },
            kinds: ["notice"],
            maxLevel: "urgent",
          },
        ],
      },
    },
  } as unknown as Root;
  rootFile = put("root.json", JSON.stringify(await signRoot(document, [root])));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a status signed by the status key is believed", async () => {
  const jws = await signDocument("status", status, keys.status);
  expect(await verdict(`${jws}\n`)).toEqual({ exitCode: 0, ok: true, code: null, path: "" });
});

test("the same status signed by the programme key has the wrong role", async () => {
  const jws = await signDocument("status", status, keys.programme);
  expect(await verdict(jws)).toEqual({ exitCode: 1, ok: false, code: "role_wrong", path: "" });
});

test("one changed letter breaks the signature", async () => {
  const jws = await signDocument("status", status, keys.status);
  const [header, , signature] = jws.split(".");
  const payload = Buffer.from(JSON.stringify({ ...status, timeMs: 2 })).toString("base64url");
  expect(await verdict(`${header}.${payload}.${signature}`)).toMatchObject({ ok: false, code: "sig_bad" });
});

test("a well signed document of the wrong shape says where it is wrong", async () => {
  const jws = await signDocument("status", { ...status, timeMs: "soon" }, keys.status);
  expect(await verdict(jws)).toMatchObject({ exitCode: 1, code: "schema", path: "timeMs" });
});

test("what is no document at all is refused for its header", async () => {
  expect(await verdict("hello")).toMatchObject({ exitCode: 1, code: "header" });
});

test("an unusable root is a failure, not a verdict", async () => {
  const { exitCode, text } = await verifyCommand(rootFile, { root: put("bad.json", "{}") });
  expect(exitCode).toBe(2);
  expect(JSON.parse(text)).toMatchObject({ error: { path: expect.stringContaining("payload") } });
});
