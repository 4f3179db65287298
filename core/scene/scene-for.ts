/** The scene the renderer draws: what shows now, what follows, and every asset both need. */
import { itemAssets } from "../../contract/items/index.ts";
import type { Programme, Publisher } from "../../contract/programme.ts";
import type { Resolution, Showing } from "../../contract/resolution.ts";
import type { Scene, SceneItem, ScenePairing, SceneSource, ShowingKey } from "../../contract/scene.ts";
import type { Locale } from "../../contract/text.ts";
import { readingRateOf } from "../programme/reading-time.ts";

/** As many as a scene carries; the weakest beyond that wait. */
const tickersMax = 40;

export interface SceneParts {
  readonly programme: Programme;
  readonly resolution: Resolution;
  /** The resolution at the end of the item now showing; `null` when nothing follows. */
  readonly next: Resolution | null;
  readonly settings: { readonly locale: Locale; readonly motion: boolean; readonly showClock: boolean };
  readonly stale: boolean;
  readonly pairing: ScenePairing | null;
  readonly seq: number;
  readonly nowMs: number;
}

/** Names one showing for good: the same item at the same start is the same showing. */
export function showingKey({ entry, startMs }: Showing): ShowingKey {
  return `${entry.item.id}@${startMs}` as ShowingKey;
}

function sourceOf({ name, shortName }: Publisher): SceneSource {
  return { name, shortName };
}

function sceneItem(showing: Showing): SceneItem {
  const { entry, campaign, startMs, endMs } = showing;
  const { item, cards, publisher } = entry;
  return { key: showingKey(showing), item, campaign, source: sourceOf(publisher), startMs, endMs, cards };
}

function assetsOf(parts: SceneParts): Scene["assets"] {
  const { programme, resolution, next } = parts;
  const hashes = [resolution.item, next?.item ?? null].flatMap((showing) =>
    showing ? itemAssets(showing.entry.item) : [],
  );
  const takeoverAsset = resolution.takeover?.takeover.asset ?? null;
  const wanted = takeoverAsset === null ? hashes : [...hashes, takeoverAsset];
  const assets: Scene["assets"] = {};
  for (const hash of wanted) {
    const asset = programme.assets[hash];
    if (asset) assets[hash] = asset;
  }
  return assets;
}

export function sceneFor(parts: SceneParts): Scene {
  const { programme, resolution, next, settings, stale, pairing, seq, nowMs } = parts;
  const { takeover } = resolution;
  return {
    v: 1,
    seq,
    nowMs,
    timeZone: programme.timeZone,
    locale: settings.locale,
    size: programme.size,
    readingRate: readingRateOf(programme.audiences),
    motion: settings.motion && resolution.quiet === null,
    showClock: settings.showClock,
    stale,
    item: resolution.item && sceneItem(resolution.item),
    next: next?.item ? sceneItem(next.item) : null,
    tickers: resolution.tickers
      .slice(0, tickersMax)
      .map(({ ticker, publisher }) => ({ ticker, source: sourceOf(publisher) })),
    takeover: takeover && { takeover: takeover.takeover, source: sourceOf(takeover.publisher) },
    pairing,
    assets: assetsOf(parts),
  };
}
