/** Somebody whose token reaches one subtree: until people have an endpoint for it, written into the store. */
import { join } from "node:path";
import { Scope } from "../../contract/unit.ts";
import { addPerson } from "../../hub/people/tokens.ts";
import { openStore } from "../../hub/store/open-store.ts";
import type { HubWorld } from "./hub-world.ts";

export async function scopedToken(world: HubWorld, path: string): Promise<string> {
  const store = openStore(join(world.folder, "hub.db"));
  try {
    const scope = Scope.parse({ line: "managed", path });
    return (await addPerson(store.people, world.ports, { name: "Trực ban", scope })).token;
  } finally {
    await store.close();
  }
}
