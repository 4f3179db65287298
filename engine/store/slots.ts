/**
 * The two programme files: what plays is the newer complete one. Writing the other one whole is the
 * activation, so a power cut at any byte leaves a programme that was complete.
 */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { parseJsonWith } from "../../contract/parse.ts";
import { Slot } from "../../contract/player-files.ts";
import { readTextIfExists, sha256Hex, writeFileAtomic } from "../../platform/files.ts";

export interface Slots {
  /** Complete slots, newest first, and the names of the damaged ones. */
  read(): Promise<{ slots: Slot[]; damaged: string[] }>;
  /** Writes the slot that is not in use. */
  flip(next: Omit<Slot, "v" | "seq">): Promise<void>;
}

const names = ["a", "b"] as const;

/** First line: SHA-256 of the rest. */
function encode(slot: Slot): string {
  const body = JSON.stringify(slot);
  return `${sha256Hex(body)}\n${body}`;
}

function decode(text: string): Slot | null {
  const end = text.indexOf("\n");
  const body = text.slice(end + 1);
  if (end !== 64 || sha256Hex(body) !== text.slice(0, end)) return null;
  const parsed = parseJsonWith(Slot, body);
  return parsed.ok ? parsed.value : null;
}

export function createSlots(folder: string): Slots {
  const seqs = new Map<string, number>();
  const readOne = async (name: string) => {
    const text = await readTextIfExists(join(folder, name));
    const slot = text === null ? null : decode(text);
    seqs.set(name, slot?.seq ?? 0);
    return { name, slot, isDamaged: text !== null && slot === null };
  };
  return {
    async read() {
      const found = await Promise.all(names.map(readOne));
      const slots = found.flatMap(({ slot }) => (slot === null ? [] : [slot]));
      slots.sort((one, other) => other.seq - one.seq);
      return { slots, damaged: found.filter(({ isDamaged }) => isDamaged).map(({ name }) => name) };
    },
    async flip(next) {
      const [older, newer] = [...names].sort((one, other) => (seqs.get(one) ?? 0) - (seqs.get(other) ?? 0));
      if (older === undefined || newer === undefined) throw new Error("there are two slots");
      const seq = (seqs.get(newer) ?? 0) + 1;
      await writeFileAtomic(join(folder, older), encode({ ...next, v: 1, seq }));
      seqs.set(older, seq);
    },
  };
}

/** Removes both slots: a board that is paired anew starts from nothing. */
export async function clearSlots(folder: string): Promise<void> {
  await Promise.all(names.map((name) => rm(join(folder, name), { force: true })));
}
