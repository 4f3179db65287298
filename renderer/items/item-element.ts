/**
 * What every item element is to the stage: prepared out of sight, shown at an offset, stopped when it has
 * left.
 */
import { LitElement } from "lit";
import type { PropertyDeclarations } from "lit";
import type { BoardSize } from "../../contract/board.ts";
import type { AssetHash } from "../../contract/ids.ts";
import type { SceneItem } from "../../contract/scene.ts";
import type { Locale } from "../../contract/text.ts";
import type { RendererPorts } from "../ports.ts";

/** Told to the stage when an element that is already on the glass can go no further. */
export const itemFailedEvent = "item-failed";

/**
 * The stage sets the properties before it inserts the element; `size`, `clock`, `locale` and `motion` may
 * change while it is on the glass. A subclass fills its host (`:host { display: block; width: 100%; height:
 * 100% }`) with an opaque ground.
 */
export abstract class ItemElement extends LitElement {
  static override properties: PropertyDeclarations = {
    item: { attribute: false },
    size: { attribute: false },
    clock: { attribute: false },
    markPx: { attribute: false },
    locale: { attribute: false },
    timeZone: { attribute: false },
    motion: { attribute: false },
    assetUrl: { attribute: false },
    ports: { attribute: false },
  };

  declare item: SceneItem;
  /** The picture area this item has, which is smaller than the board when a ticker band docks below it. */
  declare size: BoardSize;
  /** What the board's clock takes of the upper right corner; words keep clear of it. */
  declare clock: BoardSize | null;
  /** The side of the mark in the lower right corner; 0 without one. */
  declare markPx: number;
  declare locale: Locale;
  /** The board's own zone, for items that say what time it is. */
  declare timeZone: string;
  /** False: plain cuts, nothing moves. */
  declare motion: boolean;
  declare assetUrl: (hash: AssetHash) => string;
  declare ports: RendererPorts;

  constructor() {
    super();
    this.clock = null;
    this.markPx = 0;
  }

  /**
   * Fetches, decodes and lays out what stands at `offsetMs`; called once, when the element is in the document
   * but not yet visible. Rejects when it cannot be shown, and then it never is.
   */
  abstract prepare(offsetMs: number): Promise<void>;

  /**
   * Resolves when the first picture has reached the compositor, for kinds whose pictures do not come from the
   * page's own frames; called when the element is in the document, drawn but unseen. It never rejects and
   * never waits for long.
   */
  async firstPaint(): Promise<void> {}

  /**
   * Shows what belongs at `offsetMs` after the item's start: called when the element comes on the glass
   * (which may be late, after a restart) and again at every card boundary of `item.cards`.
   */
  abstract showAt(offsetMs: number): void;

  /** Lets go of everything heavy; the element is removed right after and never used again. */
  stop(): void {}

  /**
   * Says that it can no longer show anything true; the stage holds the last good picture and reports the
   * error.
   */
  protected fail(): void {
    this.dispatchEvent(new CustomEvent(itemFailedEvent, { bubbles: true, composed: true }));
  }
}
