/** A person or a machine account that acts on the hub, by name. */
import { z } from "zod";
import { PersonId } from "./ids.ts";
import { EpochMs } from "./time.ts";
import { line } from "./text.ts";

export const Person = z.object({ id: PersonId, name: line(80), createdAtMs: EpochMs });
export type Person = z.infer<typeof Person>;
