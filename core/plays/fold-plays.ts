/**
 * Folds what the glass reports into plays: opened when something is painted, closed when it leaves. What is
 * under a full takeover ends there, because nobody can see it; nothing is played that was not painted.
 */
import { itemAssets } from "../../contract/items/index.ts";
import type { TakeoverId } from "../../contract/ids.ts";
import type { Play, PlayEnd } from "../../contract/play.ts";
import type { Publisher } from "../../contract/programme.ts";
import type { Showing } from "../../contract/resolution.ts";
import type { ShowingKey } from "../../contract/scene.ts";
import type { Takeover } from "../../contract/takeover.ts";
import { showingKey } from "../scene/scene-for.ts";

/** Showings remembered to know what a report is about. */
export const showingsKept = 16;
/** A takeover's play is closed and opened anew this often, so that its evidence does not wait for its end. */
export const takeoverPlayMsMost = 300_000;
/** A play this much shorter than planned is still whole, in milliseconds. */
const wholeSlackMs = 1_000;

/** What is shown; when and by whom it was seen is known elsewhere. */
export type PlaySubject = Pick<Play, "item" | "takeover" | "campaign" | "edition" | "asset" | "plannedMs">;

export interface ShownTakeover {
  readonly takeover: Takeover;
  readonly publisher: Publisher;
}

interface Open {
  readonly subject: PlaySubject;
  readonly sinceMonoMs: number;
}

/** The glass as far as plays know it: at most one item and one takeover are open. */
export interface Glass {
  readonly showings: ReadonlyMap<ShowingKey, Showing>;
  readonly inScene: ShownTakeover | null;
  readonly item: (Open & { readonly key: ShowingKey }) | null;
  readonly takeover: Open | null;
}

export const emptyGlass: Glass = { showings: new Map(), inScene: null, item: null, takeover: null };

/** `sent`: what the scene holds from now on. `lost`: how long it still showed what was open is not known. */
export type GlassEvent =
  | { readonly type: "sent"; readonly showings: readonly Showing[]; readonly takeover: ShownTakeover | null }
  | { readonly type: "shown"; readonly key: ShowingKey; readonly monoMs: number }
  | { readonly type: "ended"; readonly key: ShowingKey; readonly how: PlayEnd }
  | { readonly type: "takeover-shown"; readonly takeoverId: TakeoverId; readonly monoMs: number }
  | { readonly type: "saved"; readonly monoMs: number }
  | { readonly type: "lost" }
  | { readonly type: "stopped" };

/** What becomes of the play of one of the two places. */
export type PlayAct =
  | { readonly act: "open"; readonly place: "item" | "takeover"; readonly subject: PlaySubject }
  | { readonly act: "close"; readonly place: "item" | "takeover"; readonly how: PlayEnd };

export interface Folded {
  readonly glass: Glass;
  /** In the order they happened. */
  readonly acts: readonly PlayAct[];
}

function itemSubject({ entry, campaign, startMs, endMs }: Showing): PlaySubject {
  const asset = itemAssets(entry.item)[0] ?? null;
  const edition = entry.publisher.edition;
  return { item: entry.item.id, takeover: null, campaign, edition, asset, plannedMs: endMs - startMs };
}

function takeoverSubject({ takeover, publisher }: ShownTakeover): PlaySubject {
  const { id, asset, fromMs, untilMs } = takeover;
  const plannedMs = Math.max(0, untilMs - fromMs);
  return { item: null, takeover: id, campaign: null, edition: publisher.edition, asset, plannedMs };
}

function close(folded: Folded, place: "item" | "takeover", how: PlayEnd): Folded {
  if (folded.glass[place] === null) return folded;
  return { glass: { ...folded.glass, [place]: null }, acts: [...folded.acts, { act: "close", place, how }] };
}

function closeBoth(glass: Glass, how: PlayEnd): Folded {
  return close(close({ glass, acts: [] }, "item", how), "takeover", how);
}

function openTakeover(folded: Folded, shown: ShownTakeover, monoMs: number): Folded {
  const subject = takeoverSubject(shown);
  const glass = { ...folded.glass, takeover: { subject, sinceMonoMs: monoMs } };
  return { glass, acts: [...folded.acts, { act: "open", place: "takeover", subject }] };
}

function isCovered({ takeover, inScene }: Glass): boolean {
  return takeover !== null && inScene?.takeover.size === "full";
}

function foldSent(glass: Glass, sent: GlassEvent & { type: "sent" }): Folded {
  const showings = new Map(glass.showings);
  for (const showing of sent.showings) {
    showings.delete(showingKey(showing));
    showings.set(showingKey(showing), showing);
  }
  for (const key of [...showings.keys()].slice(0, -showingsKept)) showings.delete(key);
  const next: Folded = { glass: { ...glass, showings, inScene: sent.takeover }, acts: [] };
  const isOver = glass.takeover !== null && glass.takeover.subject.takeover !== sent.takeover?.takeover.id;
  return isOver ? close(next, "takeover", "complete") : next;
}

function foldShown(glass: Glass, { key, monoMs }: GlassEvent & { type: "shown" }): Folded {
  const showing = glass.showings.get(key);
  if (showing === undefined || glass.item?.key === key || isCovered(glass)) return { glass, acts: [] };
  const before = glass.item;
  const isWhole = before !== null && monoMs - before.sinceMonoMs >= before.subject.plannedMs - wholeSlackMs;
  const closed = close({ glass, acts: [] }, "item", isWhole ? "complete" : "cut");
  const subject = itemSubject(showing);
  return {
    glass: { ...closed.glass, item: { key, subject, sinceMonoMs: monoMs } },
    acts: [...closed.acts, { act: "open", place: "item", subject }],
  };
}

function foldTakeoverShown(glass: Glass, event: GlassEvent & { type: "takeover-shown" }): Folded {
  const { inScene, takeover } = glass;
  const { takeoverId, monoMs } = event;
  if (inScene?.takeover.id !== takeoverId || takeover?.subject.takeover === takeoverId) {
    return { glass, acts: [] };
  }
  const opened = openTakeover(close({ glass, acts: [] }, "takeover", "complete"), inScene, monoMs);
  return isCovered(opened.glass) ? close(opened, "item", "cut") : opened;
}

function foldSaved(glass: Glass, monoMs: number): Folded {
  const { takeover, inScene } = glass;
  const isLong = takeover !== null && monoMs - takeover.sinceMonoMs >= takeoverPlayMsMost;
  if (!isLong || inScene === null) return { glass, acts: [] };
  return openTakeover(close({ glass, acts: [] }, "takeover", "complete"), inScene, monoMs);
}

/** One event folded into what is on the glass. An end without a beginning is no play. */
export function foldPlays(glass: Glass, event: GlassEvent): Folded {
  switch (event.type) {
    case "sent":
      return foldSent(glass, event);
    case "shown":
      return foldShown(glass, event);
    case "ended":
      return glass.item?.key === event.key
        ? close({ glass, acts: [] }, "item", event.how)
        : { glass, acts: [] };
    case "takeover-shown":
      return foldTakeoverShown(glass, event);
    case "saved":
      return foldSaved(glass, event.monoMs);
    case "lost":
      return closeBoth(glass, "interrupted");
    case "stopped":
      return closeBoth(glass, "cut");
  }
}
