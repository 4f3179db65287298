/**
 * What should be on the glass at an instant: the programme resolved, what is already shown held to its end,
 * and nothing whose bytes were not proven in this run.
 */
import { sceneFor } from "../../core/scene/scene-for.ts";
import { resolve } from "../../core/schedule/resolve.ts";
import type { AssetHash } from "../../contract/ids.ts";
import { itemAssets } from "../../contract/items/index.ts";
import type { Programme } from "../../contract/programme.ts";
import type { Resolution, Showing } from "../../contract/resolution.ts";
import type { Scene } from "../../contract/scene.ts";
import { type Activation, type BoardState, isStale, settingsOf } from "../board-state.ts";
import { heldShowing } from "./held-showing.ts";

/** A scene, or the bytes that must be proven before there can be one. */
export type Made = { readonly unproven: readonly AssetHash[]; readonly scene: null } | ReadyScene;

export interface ReadyScene {
  readonly scene: Scene;
  readonly resolution: Resolution;
  /** What the scene shows now and next. */
  readonly showings: readonly Showing[];
  /** What follows is left out of the scene until these are proven. */
  readonly nextUnproven: readonly AssetHash[];
}

export interface SceneMakerParts {
  readonly state: BoardState;
  readonly isBarred: (id: string) => boolean;
  readonly isProven: (hash: AssetHash) => boolean;
  /** What these documents would play if everything were here. */
  readonly programmeOf: (activation: Activation) => Programme;
}

function itemHashes({ item }: Resolution): readonly AssetHash[] {
  return item === null ? [] : itemAssets(item.entry.item);
}

function shownHashes(resolution: Resolution): AssetHash[] {
  const asset = resolution.takeover?.takeover.asset ?? null;
  return [...itemHashes(resolution), ...(asset === null ? [] : [asset])];
}

export interface SceneMaker {
  make(programme: Programme, nowMs: number, seq: number): Made;
  /** This scene is on its way to the glass. */
  sent(scene: Scene, resolution: Resolution): void;
}

export function createSceneMaker(parts: SceneMakerParts): SceneMaker {
  const { state, isBarred, isProven } = parts;
  let onGlass: Showing | null = null;
  let lastAssets: Scene["assets"] = {};
  let isRecallAsked = false;

  const unproven = (hashes: readonly AssetHash[]) => hashes.filter((hash) => !isProven(hash));
  /**
   * After a restart between an activation and its adoption the showing of the set before goes on. Returns
   * what must be proven first, once: what cannot be proven then is not shown.
   */
  const recall = (nowMs: number): readonly AssetHash[] => {
    const { before } = state;
    if (before === null || nowMs >= before.untilMs) return [];
    const programme = parts.programmeOf(before.activation);
    const showing = resolve(programme, nowMs).item;
    const waiting = showing === null ? [] : unproven(itemAssets(showing.entry.item));
    if (waiting.length > 0 && !isRecallAsked) {
      isRecallAsked = true;
      return waiting;
    }
    state.before = null;
    onGlass = showing;
    lastAssets = programme.assets;
    return [];
  };
  const resolveNow = (programme: Programme, nowMs: number): Resolution => {
    const fresh = resolve(programme, nowMs);
    const held = heldShowing({ onGlass, fresh, nowMs, isBarred, isProven });
    const freshUntilMs = isStale(state, nowMs) ? fresh.untilMs : (state.status?.expiresAtMs ?? fresh.untilMs);
    const untilMs = Math.min(fresh.untilMs, held?.endMs ?? fresh.untilMs, freshUntilMs + 1);
    return { ...fresh, item: held ?? fresh.item, untilMs };
  };
  return {
    make(programme, nowMs, seq) {
      const recalled = recall(nowMs);
      if (recalled.length > 0) return { unproven: recalled, scene: null };
      const resolution = resolveNow(programme, nowMs);
      const waiting = unproven(shownHashes(resolution));
      if (waiting.length > 0) return { unproven: waiting, scene: null };
      const following = resolution.item && resolve(programme, resolution.item.endMs);
      const nextUnproven = following === null ? [] : unproven(itemHashes(following));
      const next = nextUnproven.length === 0 ? following : null;
      const settings = settingsOf(state);
      const stale = isStale(state, nowMs);
      const { pairing } = state;
      // What is held may come from a programme that is gone; its assets are still known.
      const assets = { ...lastAssets, ...programme.assets };
      const known = { ...programme, assets };
      const scene = sceneFor({ programme: known, resolution, next, settings, stale, pairing, seq, nowMs });
      const showings = [resolution.item, next?.item ?? null].flatMap((showing) => showing ?? []);
      return { scene, resolution, showings, nextUnproven };
    },
    sent(scene, resolution) {
      onGlass = resolution.item;
      state.glassUntilMs = onGlass === null || onGlass.campaign === null ? 0 : onGlass.endMs;
      lastAssets = scene.assets;
    },
  };
}
