/**
 * Who this player is before anybody told it: its key pair, the id of this run, and how often it was
 * started.
 */
import type { Random } from "../../platform/ports.ts";
import { BootId } from "../../contract/ids.ts";
import { type SigningKey, loadOrMakeSigningKey } from "../../platform/trust/keys.ts";
import type { StateStore } from "../store/state-store.ts";

export interface BoardIdentity {
  readonly key: SigningKey;
  readonly bootId: BootId;
  /** Starts of this player since its data folder was made, this one included. */
  readonly starts: number;
}

export async function loadIdentity(
  keyFile: string,
  state: StateStore,
  random: Random,
): Promise<BoardIdentity> {
  const key = await loadOrMakeSigningKey(keyFile);
  const starts = Number(state.fact("starts") ?? 0) + 1;
  state.setFact("starts", String(starts));
  return { key, bootId: BootId.parse(`boot_${random.id()}`), starts };
}
