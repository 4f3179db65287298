/** One showing of one item: its element in a layer of its own, from unprepared to gone. */
import type { BoardSize } from "../../contract/board.ts";
import type { SceneItem } from "../../contract/scene.ts";
import { cardAt } from "../items/card-at.ts";
import { type ItemElement, itemFailedEvent } from "../items/item-element.ts";
import { createItemElement } from "../items/item-registry.ts";
import { type Cancel, type RendererPorts, painted } from "../ports.ts";
import { SignMark, markSideCells } from "../sign-mark.ts";
import type { Surroundings } from "./surroundings.ts";

/** Longer than this to fetch and decode, and the item counts as one that cannot be shown. */
export const prepareMsMax = 15_000;

/**
 * Drawn by the compositor, seen by nobody: below half of one step of eight bits, above what Chromium leaves
 * out.
 */
const unseenOpacity = "0.001";

export type ShowingState = "preparing" | "prepared" | "priming" | "primed" | "front" | "failed";

export interface Showing {
  readonly identity: string;
  /** Its end may still be moved by the engine. */
  scene: SceneItem;
  readonly layer: HTMLElement;
  readonly element: ItemElement;
  state: ShowingState;
  /** Which card its element was last told to show. */
  position: number;
}

/** The same item at the same start is the same showing, unless what it says has been changed meanwhile. */
export function identityOf(scene: SceneItem): string {
  return JSON.stringify([scene.key, scene.item, scene.cards, scene.source]);
}

const isSame = (one: BoardSize | null | undefined, other: BoardSize | null) =>
  one?.widthPx === other?.widthPx && one?.heightPx === other?.heightPx;

export function surround(showing: Showing, surroundings: Surroundings): void {
  const { element } = showing;
  const { size, clock, locale, timeZone, motion } = surroundings;
  if (!isSame(element.size, size)) element.size = size;
  if (!isSame(element.clock, clock)) element.clock = clock;
  element.locale = locale;
  element.timeZone = timeZone;
  element.motion = motion;
}

export function createShowing(scene: SceneItem, surroundings: Surroundings, ports: RendererPorts): Showing {
  const layer = document.createElement("div");
  layer.className = "layer";
  layer.style.visibility = "hidden";
  const element = createItemElement(scene.item.kind);
  Object.assign(element, { item: scene, ports, assetUrl: surroundings.assetUrl });
  const showing: Showing = {
    identity: identityOf(scene),
    scene,
    layer,
    element,
    state: "preparing",
    position: -1,
  };
  element.markPx = scene.item.mark === null ? 0 : markSideCells * surroundings.markCellPx;
  surround(showing, surroundings);
  layer.append(element);
  if (scene.item.mark !== null) {
    const mark = Object.assign(new SignMark(), { value: scene.item.mark, cellPx: surroundings.markCellPx });
    mark.className = "mark";
    layer.append(mark);
  }
  return showing;
}

/** Fetches and decodes; resolves with whether it can be shown. The layer must be in the document. */
export async function prepareShowing(
  showing: Showing,
  offsetMs: number,
  ports: RendererPorts,
): Promise<boolean> {
  let cancel: Cancel = () => {};
  const isLate = new Promise<never>((_resolve, reject) => {
    cancel = ports.after(prepareMsMax, () => reject(new Error("The item was not ready in time")));
  });
  try {
    await Promise.race([showing.element.prepare(Math.max(0, offsetMs)), isLate]);
    showing.state = "prepared";
    return true;
  } catch {
    showing.state = "failed";
    return false;
  } finally {
    cancel();
  }
}

/** Draws it unseen, so that its first visible frame needs no more work than the compositor's. */
export async function primeShowing(showing: Showing, ports: RendererPorts): Promise<void> {
  showing.state = "priming";
  showing.layer.style.opacity = unseenOpacity;
  showing.layer.style.visibility = "visible";
  await showing.element.firstPaint();
  await painted(ports);
  showing.state = "primed";
}

/** Shows the card that belongs to `nowMs`, if it is not the one that is shown. */
export function showCard(showing: Showing, nowMs: number): void {
  const offsetMs = Math.max(0, nowMs - showing.scene.startMs);
  const { position } = cardAt(showing.scene.cards, offsetMs);
  if (position === showing.position) return;
  showing.position = position;
  showing.element.showAt(offsetMs);
}

export function onFailure(showing: Showing, run: () => void): void {
  showing.element.addEventListener(itemFailedEvent, run, { once: true });
}

export function discardShowing(showing: Showing): void {
  showing.element.stop();
  showing.layer.remove();
}
