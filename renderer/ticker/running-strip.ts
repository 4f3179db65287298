/**
 * The running ticker: every message is a layer of its own that the compositor moves, so that a busy page
 * never holds it up. All layers share one origin in time and whole-pixel widths, so that they move as one
 * strip; a changed text is only another piece at the end of it. A line that was withdrawn fades where it is,
 * and what is around it runs on.
 */
import type { Cancel } from "../ports.ts";
import { type Segment, createSegment } from "./segment.ts";
import { type Message, MessageRound, type Strip, type StripParts } from "./strip.ts";

/** How much is always ready beyond the right edge: longer than any main thread stays busy. */
const readyAheadMs = 6_000;
const tickMsMax = 1_000;
/** A piece this close to entering is left alone when the text changes. */
const enteringMs = 120;
/** How long a line that is no longer said takes to leave. */
const leaveMs = 400;
/** Of the band's width. */
const urgentHeadStart = 0.6;

export class RunningStrip implements Strip {
  readonly #parts: StripParts;
  readonly #round = new MessageRound();
  #segments: Segment[] = [];
  #leaving: Segment[] = [];
  /** When the strip's left end was at the right edge, on the document's timeline. */
  #originMs: number;
  #cancelTick: Cancel = () => {};
  #reading: Segment | null = null;
  /** The last piece of the strip is the last of its round. */
  #isSaid = false;
  /** How far into the band its very first piece begins. */
  #headStartPx: number;

  constructor(parts: StripParts) {
    this.#parts = parts;
    // Half a pixel early: frames then fall between two steps, and never on the edge where every piece would
    // round for itself.
    this.#originMs = this.#timelineMs() - 500 / parts.pxPerS;
    this.#headStartPx = parts.isUrgent ? Math.round(parts.widthPx * urgentHeadStart) : 0;
  }

  say(messages: readonly Message[]): void {
    const enteringPx = (enteringMs / 1_000) * this.#parts.pxPerS;
    const isNear = (segment: Segment) => this.#xPx(segment) < this.#parts.widthPx + enteringPx;
    const isSaid = ({ message }: Segment) => messages.some(({ id }) => id === message.id);
    for (const segment of this.#segments) {
      if (!isNear(segment)) this.#remove(segment);
      else if (!isSaid(segment)) this.#fadeOut(segment);
    }
    // What is left of the old round does not end the new one.
    this.#segments = this.#segments
      .filter((segment) => isNear(segment) && isSaid(segment))
      .map((segment) => Object.assign(segment, { isLast: false }));
    this.#round.set(messages);
    this.#isSaid = false;
    this.#tick();
  }

  stop(): void {
    this.#cancelTick();
    for (const segment of [...this.#segments, ...this.#leaving]) this.#remove(segment);
    this.#segments = [];
    this.#leaving = [];
  }

  /** In place, while it runs on; the compositor does both. */
  #fadeOut(segment: Segment): void {
    this.#leaving.push(segment);
    const fade = segment.element.animate({ opacity: [1, 0] }, { duration: leaveMs, fill: "forwards" });
    fade.addEventListener("finish", () => {
      this.#remove(segment);
      this.#leaving = this.#leaving.filter((each) => each !== segment);
    });
  }

  #timelineMs(): number {
    const time = document.timeline.currentTime;
    return typeof time === "number" ? time : this.#parts.ports.monotonicMs();
  }

  /** How far the strip has run, in pixels. */
  #runPx(): number {
    return ((this.#timelineMs() - this.#originMs) / 1_000) * this.#parts.pxPerS;
  }

  #xPx(segment: Segment): number {
    return this.#parts.widthPx + segment.leftPx - Math.floor(this.#runPx());
  }

  #tick(): void {
    this.#cancelTick();
    this.#dropGone();
    this.#fillUp();
    this.#tellWhatIsSeen();
    if (this.#segments.length === 0) return;
    this.#cancelTick = this.#parts.ports.after(this.#nextEventMs(), () => this.#tick());
  }

  #dropGone(): void {
    const isGone = (segment: Segment) => this.#xPx(segment) + segment.widthPx <= 0;
    for (const segment of this.#segments.filter(isGone)) {
      this.#remove(segment);
      if (segment.isLast) this.#parts.onLap();
    }
    this.#segments = this.#segments.filter((segment) => !isGone(segment));
  }

  #fillUp(): void {
    const { widthPx, pxPerS, host, metrics, isLed, isSingleLap } = this.#parts;
    const aheadPx = widthPx + (readyAheadMs / 1_000) * pxPerS;
    for (;;) {
      const last = this.#segments.at(-1);
      const runPx = Math.floor(this.#runPx());
      const entryPx = runPx - this.#headStartPx + this.#leavingPx();
      const endPx = Math.max(entryPx, last === undefined ? entryPx : last.leftPx + last.widthPx);
      if (endPx - runPx + widthPx > aheadPx) return;
      if (isSingleLap && this.#isSaid) return;
      const said = this.#round.next();
      if (said === null) return;
      const segment = { ...createSegment(host, said.message, metrics, isLed), isLast: said.isLast };
      segment.leftPx = endPx;
      this.#headStartPx = 0;
      this.#isSaid = said.isLast;
      this.#segments.push(segment);
      this.#set(segment);
    }
  }

  /** How far the strip runs while a line that leaves can still be seen at the right edge. */
  #leavingPx(): number {
    const isAtEdge = this.#leaving.some((each) => this.#xPx(each) + each.widthPx > this.#parts.widthPx);
    return isAtEdge ? Math.ceil((leaveMs / 1_000) * this.#parts.pxPerS) : 0;
  }

  /**
   * The animation begins at a whole pixel near now, so that its numbers stay small and its steps stay in
   * phase.
   */
  #set(segment: Segment): void {
    const { widthPx, pxPerS } = this.#parts;
    const runPx = Math.floor(this.#runPx());
    const fromPx = widthPx + segment.leftPx - runPx;
    const distancePx = fromPx + segment.widthPx;
    const animation = segment.element.animate(
      [{ transform: `translateX(${fromPx}px)` }, { transform: `translateX(${-segment.widthPx}px)` }],
      { duration: (distancePx / pxPerS) * 1_000, easing: `steps(${distancePx})`, fill: "both" },
    );
    animation.startTime = this.#originMs + (runPx / pxPerS) * 1_000;
    segment.animation = animation;
  }

  #tellWhatIsSeen(): void {
    const reading = this.#segments.findLast((segment) => this.#xPx(segment) <= 0) ?? this.#segments[0];
    if (reading !== undefined && reading !== this.#reading) {
      this.#reading = reading;
      this.#parts.onReading(reading.message);
    }
    for (const segment of this.#segments) {
      if (segment.hasEntered || this.#xPx(segment) > this.#parts.widthPx) continue;
      segment.hasEntered = true;
      this.#parts.onEntered(segment.message);
    }
  }

  /** Until a piece enters, reaches the left edge or has gone; a little late rather than early. */
  #nextEventMs(): number {
    const { widthPx, pxPerS } = this.#parts;
    const distances = this.#segments.flatMap((segment) => {
      const x = this.#xPx(segment);
      return [x - widthPx, x, x + segment.widthPx].filter((px) => px > 0);
    });
    return Math.min(tickMsMax, ((Math.min(...distances) + 1) / pxPerS) * 1_000);
  }

  #remove(segment: Segment): void {
    segment.animation?.cancel();
    segment.element.remove();
  }
}
