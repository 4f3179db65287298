/** Opens a document and checks its shape; shared by the verifiers of all kinds. */
import type { DocumentType } from "../../contract/envelope.ts";
import type { Kid } from "../../contract/ids.ts";
import { problem } from "../../contract/problem.ts";
import { type Result, failed, ok } from "../../contract/result.ts";
import { type Revision, compareRevisions } from "../../contract/revision.ts";
import type { Root } from "../../contract/root.ts";
import { type KeysFor, openEnvelope, refuse } from "./envelope.ts";

/** Checks a payload against the schema of its kind: `(payload) => parseWith(Manifest, payload)`. */
export type Shape<Value> = (payload: unknown) => Result<Value>;

/** Every problem becomes `schema`: what a signed document got wrong is nobody's typing error. */
export function shaped<Value>(result: Result<Value>): Result<Value> {
  if (result.ok) return result;
  const [first, ...rest] = result.problems.map(({ path, vi, en }) => problem("schema", path, { vi, en }));
  return failed(first ?? problem("schema"), ...rest);
}

export async function openShaped<Value>(
  type: DocumentType,
  shape: Shape<Value>,
  jws: string,
  keysFor: KeysFor,
): Promise<Result<{ readonly kid: Kid; readonly document: Value }>> {
  const opened = await openEnvelope(type, jws, keysFor);
  if (!opened.ok) return opened;
  const document = shaped(shape(opened.value.payload));
  return document.ok ? ok({ kid: opened.value.kid, document: document.value }) : document;
}

/**
 * An epoch the root has not reached is refused: else a stolen online key could number its documents so high
 * that no later root recovers the board.
 */
export function checkEpoch(root: Root, { epoch }: Revision): Result<null> {
  return epoch > root.epoch ? refuse("root_chain", `epoch ${epoch}, root ${root.epoch}`) : ok(null);
}

/** Refuses what is older than the highest accepted; the same revision again is fine. */
export function checkNotOlder(revision: Revision, highest: Revision | null): Result<null> {
  return highest !== null && compareRevisions(revision, highest) < 0 ? refuse("rollback") : ok(null);
}
