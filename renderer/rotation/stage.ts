/**
 * The stage: two layers over a picture that is always there. The next item comes on top when it is decoded
 * and painted, and the old one leaves when the new one is on the glass; nothing is ever torn down first.
 *
 * When things happen is board time's business: every change has an absolute deadline, so waits never add up.
 */
import type { SceneItem, ShowingKey } from "../../contract/scene.ts";
import type { BoardClock } from "../board-clock.ts";
import { cardAt } from "../items/card-at.ts";
import { type Cancel, type RendererPorts, painted } from "../ports.ts";
import type { ShownReporter } from "../shown-reporter.ts";
import {
  type Showing,
  createShowing,
  discardShowing,
  identityOf,
  onFailure,
  prepareShowing,
  primeShowing,
  showCard,
  surround,
} from "./showing.ts";
import type { Surroundings } from "./surroundings.ts";

export const fadeMs = 500;
/** The next item is drawn unseen this long before its time; earlier would only cost work. */
const primeLeadMs = 600;

export interface Wanted {
  readonly item: SceneItem | null;
  readonly next: SceneItem | null;
  readonly surroundings: Surroundings;
}

export interface StageParts {
  readonly host: HTMLElement;
  readonly ports: RendererPorts;
  readonly clock: BoardClock;
  readonly reporter: ShownReporter;
  /** Called whenever another showing has come on the glass. */
  readonly onSwap?: (key: ShowingKey | null) => void;
}

export class Stage {
  readonly #parts: StageParts;
  readonly #pool = new Map<string, Showing>();
  #wanted: Wanted | null = null;
  #front: Showing | null = null;
  #leaving: Showing | null = null;
  #fade: Animation | null = null;
  #isCovered = false;
  #cancelTimer: Cancel = () => {};

  constructor(parts: StageParts) {
    this.#parts = parts;
  }

  /** What the engine wants on the glass, now and next. */
  show(wanted: Wanted): void {
    this.#wanted = wanted;
    for (const showing of this.#pool.values()) surround(showing, wanted.surroundings);
    this.#prepareWanted();
    this.#advance();
  }

  /** True while something hides the stage: what nobody sees is not reported as shown. */
  cover(isCovered: boolean): void {
    if (isCovered === this.#isCovered) return;
    this.#isCovered = isCovered;
    const front = this.#front;
    if (front === null) return;
    if (isCovered) this.#parts.reporter.left(front.scene);
    else void painted(this.#parts.ports).then(() => this.#reportShown(front));
  }

  /** Ends a running fade now: what is about to cover the stage has every frame for itself. */
  endFade(): void {
    this.#endFade();
  }

  /** The key of what can be seen, or null. */
  onGlass(): ShowingKey | null {
    return this.#isCovered ? null : (this.#front?.scene.key ?? null);
  }

  stop(): void {
    this.#cancelTimer();
    for (const showing of this.#pool.values()) discardShowing(showing);
    this.#pool.clear();
    this.#front = null;
    this.#leaving = null;
  }

  #prepareWanted(): void {
    const wanted = this.#wanted;
    if (wanted === null) return;
    const isItemOver = wanted.next !== null && this.#front?.identity === identityOf(wanted.next);
    const scenes = [isItemOver ? null : wanted.item, wanted.next].filter((scene) => scene !== null);
    const identities = new Set(scenes.map(identityOf));
    for (const showing of this.#pool.values()) {
      const isKept = identities.has(showing.identity) || showing === this.#front || showing === this.#leaving;
      if (!isKept) this.#discard(showing);
    }
    for (const scene of scenes) {
      const known = this.#pool.get(identityOf(scene));
      if (known !== undefined) known.scene = scene;
      else this.#prepare(scene, wanted.surroundings);
    }
  }

  #prepare(scene: SceneItem, surroundings: Surroundings): void {
    if (this.#pool.size >= 3) this.#endFade();
    const { ports, clock, host, reporter } = this.#parts;
    const showing = createShowing(scene, surroundings, ports);
    this.#pool.set(showing.identity, showing);
    onFailure(showing, () => {
      showing.state = "failed";
      reporter.failed(showing.scene);
    });
    host.append(showing.layer);
    void prepareShowing(showing, clock.nowMs() - scene.startMs, ports).then((isReady) => {
      if (this.#pool.get(showing.identity) !== showing) return;
      if (!isReady) {
        discardShowing(showing);
        reporter.failed(showing.scene);
      }
      this.#advance();
    });
  }

  /** Brings on what is due, prepares what is coming, and waits for whatever comes first. */
  #advance(): void {
    this.#cancelTimer();
    const wanted = this.#wanted;
    if (wanted === null) return;
    const nowMs = this.#parts.clock.nowMs();
    const next = wanted.next === null ? undefined : this.#pool.get(identityOf(wanted.next));
    const due = this.#due(wanted, nowMs);
    if (due === null) this.#clear();
    else if (due !== this.#front) this.#bringOn(due);
    if (next !== undefined && nowMs >= next.scene.startMs - primeLeadMs) this.#prime(next);
    if (this.#front !== null) showCard(this.#front, nowMs);
    this.#waitFor(this.#changesAfter(nowMs), nowMs);
  }

  /** What should be on the glass: `null` is nothing; an item that failed gives way to the last good one. */
  #due(wanted: Wanted, nowMs: number): Showing | null {
    const { item, next } = wanted;
    const isNextDue = next !== null && nowMs >= next.startMs;
    for (const scene of isNextDue ? [next, item] : [item]) {
      const showing = scene === null ? undefined : this.#pool.get(identityOf(scene));
      if (showing !== undefined && showing.state !== "failed") return showing;
    }
    return item === null && !isNextDue ? null : this.#front;
  }

  #changesAfter(nowMs: number): number[] {
    const changes: number[] = [];
    const next = this.#wanted?.next;
    if (next) changes.push(next.startMs - primeLeadMs, next.startMs);
    const front = this.#front?.scene;
    if (front) changes.push(front.startMs + cardAt(front.cards, nowMs - front.startMs).untilMs);
    return changes.filter((atMs) => atMs > nowMs && Number.isFinite(atMs));
  }

  #waitFor(changes: readonly number[], nowMs: number): void {
    if (changes.length === 0) return;
    this.#cancelTimer = this.#parts.ports.after(Math.min(...changes) - nowMs, () => this.#advance());
  }

  #bringOn(showing: Showing): void {
    if (showing.state === "prepared") this.#prime(showing);
    else if (showing.state === "primed") this.#swapTo(showing);
  }

  #prime(showing: Showing): void {
    if (showing.state !== "prepared") return;
    showing.layer.style.zIndex = "2";
    void primeShowing(showing, this.#parts.ports).then(() => {
      if (this.#pool.get(showing.identity) === showing) this.#advance();
    });
  }

  #swapTo(showing: Showing): void {
    this.#endFade();
    const before = this.#front;
    showCard(showing, this.#parts.clock.nowMs());
    showing.state = "front";
    this.#front = showing;
    this.#leaving = before;
    if (before !== null) before.layer.style.zIndex = "0";
    showing.layer.style.zIndex = "1";
    showing.layer.style.opacity = "1";
    const isFading = before !== null && !this.#isCovered && this.#wanted?.surroundings.motion === true;
    if (isFading) this.#fadeIn(showing);
    void painted(this.#parts.ports).then(() => {
      if (before !== null) this.#parts.reporter.left(before.scene);
      this.#reportShown(showing);
      if (!isFading && this.#leaving === before) this.#endFade();
    });
    this.#parts.onSwap?.(showing.scene.key);
  }

  #fadeIn(showing: Showing): void {
    const fade = showing.layer.animate([{ opacity: 0 }, { opacity: 1 }], {
      duration: fadeMs,
      easing: "ease-in-out",
    });
    this.#fade = fade;
    fade.onfinish = () => {
      if (this.#fade === fade) this.#endFade();
    };
  }

  /** The old layer goes; when a fade still runs it is cut short. */
  #endFade(): void {
    const leaving = this.#leaving;
    this.#fade?.cancel();
    this.#fade = null;
    this.#leaving = null;
    if (leaving !== null) this.#discard(leaving);
  }

  /** Nothing may be shown: the picture below the layers is what remains. */
  #clear(): void {
    this.#endFade();
    const front = this.#front;
    if (front === null) return;
    this.#front = null;
    this.#parts.reporter.left(front.scene);
    this.#discard(front);
    this.#parts.onSwap?.(null);
  }

  #reportShown(showing: Showing): void {
    const isSeen = this.#front === showing && showing.state === "front" && !this.#isCovered;
    if (isSeen) this.#parts.reporter.shown(showing.scene);
  }

  #discard(showing: Showing): void {
    if (this.#pool.get(showing.identity) === showing) this.#pool.delete(showing.identity);
    discardShowing(showing);
  }
}
