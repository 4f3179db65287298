/**
 * The keys of the hub and the root document that says what each may sign. Made at the first run, kept one
 * to a file in `keys/` (0600). The content key lies here too for now; it leaves through `EditionSigner`
 * alone.
 */
import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { ContentKind, Root, type SignedRoot } from "../../contract/root.ts";
import { UnitPath } from "../../contract/unit.ts";
import { readTextIfExists, writeFileAtomic } from "../../platform/files.ts";
import { type SigningKey, loadOrMakeSigningKey } from "../../platform/trust/keys.ts";
import { signRoot, verifyFirstRoot, verifyNextRoot } from "../../platform/trust/root.ts";

/** Two years. */
const rootLifeMs = 730 * 86_400_000;

export interface HubKeys {
  readonly content: SigningKey;
  readonly programme: SigningKey;
  readonly status: SigningKey;
  /** Oldest first; the last is in force. */
  readonly signedRoots: readonly SignedRoot[];
  readonly root: Root;
}

function firstRoot(
  keys: Record<"root" | "content" | "programme" | "status", SigningKey>,
  nowMs: number,
): Root {
  const only = (key: SigningKey) => ({ kids: [key.kid], threshold: 1 });
  return Root.parse({
    v: 1,
    version: 1,
    epoch: 1,
    issuedAtMs: nowMs,
    expiresAtMs: nowMs + rootLifeMs,
    keys: Object.fromEntries(Object.values(keys).map((key) => [key.kid, key.publicJwk])),
    roles: {
      root: only(keys.root),
      programme: only(keys.programme),
      status: only(keys.status),
      content: {
        // A grant over the root of one tree reaches all three.
        grants: [
          {
            kid: keys.content.kid,
            scope: { line: "managed", path: UnitPath.parse("/") },
            kinds: ContentKind.options,
            maxLevel: "urgent",
          },
        ],
      },
    },
  });
}

const rootFile = (version: number): string => `${String(version).padStart(6, "0")}.json`;

/** Reads the chain from its files and checks it as a board would; a broken chain is no start. */
async function readRoots(folder: string): Promise<{ signed: SignedRoot[]; newest: Root | null }> {
  const signed: SignedRoot[] = [];
  let newest: Root | null = null;
  for (const name of (await readdir(folder)).filter((file) => file.endsWith(".json")).sort()) {
    const document = JSON.parse((await readTextIfExists(join(folder, name))) ?? "null") as SignedRoot;
    const verified: Awaited<ReturnType<typeof verifyFirstRoot>> =
      newest === null ? await verifyFirstRoot(document) : await verifyNextRoot(newest, document);
    if (!verified.ok) throw new Error(`Root document ${name}: ${verified.problems[0].en}`);
    newest = verified.value;
    signed.push(document);
  }
  return { signed, newest };
}

export async function loadOrMakeHubKeys(dataFolder: string, nowMs: number): Promise<HubKeys> {
  const keysFolder = join(dataFolder, "keys");
  const rootsFolder = join(dataFolder, "documents", "roots");
  await mkdir(keysFolder, { recursive: true, mode: 0o700 });
  await mkdir(rootsFolder, { recursive: true });
  const load = (name: string): Promise<SigningKey> => loadOrMakeSigningKey(join(keysFolder, `${name}.jwk`));
  const keys = {
    root: await load("root"),
    content: await load("content"),
    programme: await load("programme"),
    status: await load("status"),
  };
  let { signed, newest } = await readRoots(rootsFolder);
  if (newest === null) {
    newest = firstRoot(keys, nowMs);
    signed = [await signRoot(newest, [keys.root])];
    await writeFileAtomic(join(rootsFolder, rootFile(1)), JSON.stringify(signed[0]));
  }
  return {
    content: keys.content,
    programme: keys.programme,
    status: keys.status,
    signedRoots: signed,
    root: newest,
  };
}
