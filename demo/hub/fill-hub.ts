/**
 * Puts the seed province into a hub: units parents first, drafts, and one publish for every unit that
 * speaks.
 */
import type { Item } from "../../contract/items/index.ts";
import type { UnitContent } from "../../contract/unit-content.ts";
import type { Unit } from "../../contract/unit.ts";
import type { AdminClient } from "./admin-client.ts";

export async function putUnits(client: AdminClient, units: readonly Unit[]): Promise<void> {
  for (const unit of units) await client.call("putUnit", { params: { unit: unit.id }, body: unit });
}

/** Replaces a unit's draft and publishes it. */
export async function publishContent(
  client: AdminClient,
  unit: string,
  content: UnitContent,
): Promise<{ readonly edition: string; readonly boards: number }> {
  const params = { unit };
  const { revision } = await client.call("content", { params });
  await client.call("putContent", { params, body: { content, ifRevision: revision } });
  return client.call("publish", { params });
}

export async function publishAll(
  client: AdminClient,
  contents: ReadonlyMap<string, UnitContent>,
): Promise<void> {
  for (const [unit, content] of contents) await publishContent(client, unit, content);
}

/**
 * A fresh number on every item that has none, so that the screen proves it shows this publish and no
 * earlier one; `marks` are the new ones. An item that stands in two playlists is one item and has one mark.
 */
export function withMarks(
  content: UnitContent,
  freshMark: () => number,
): { readonly content: UnitContent; readonly marks: ReadonlySet<number> } {
  const fresh = new Map<string, number>();
  const marked = (item: Item): Item => {
    if (item.mark !== null) return item;
    const mark = fresh.get(item.id) ?? freshMark();
    fresh.set(item.id, mark);
    return { ...item, mark };
  };
  const playlists = content.playlists.map((playlist) => ({ ...playlist, items: playlist.items.map(marked) }));
  return { content: { ...content, playlists }, marks: new Set(fresh.values()) };
}
