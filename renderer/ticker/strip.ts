/** What the running and the paged ticker have in common: messages in, and which of them is in sight now. */
import type { TickerId } from "../../contract/ids.ts";
import type { Severity } from "../../contract/level.ts";
import type { RendererPorts } from "../ports.ts";
import type { TickerMetrics } from "./ticker-metrics.ts";

export interface Message {
  readonly id: TickerId | string;
  readonly severity: Severity;
  readonly text: string;
  readonly mark: number | null;
}

/** Every message is said this many times before the next one. */
export const timesEach = 2;

export interface StripParts {
  readonly host: HTMLElement;
  readonly ports: RendererPorts;
  readonly metrics: TickerMetrics;
  readonly widthPx: number;
  readonly syllablesPerS: number;
  readonly pxPerS: number;
  readonly isLed: boolean;
  /** One round and no more: the band is then somebody else's. */
  readonly isSingleLap: boolean;
  /** Its first words stand in the middle at once instead of coming in from the edge. */
  readonly isUrgent: boolean;
  /** The message a reader is at. */
  readonly onReading: (message: Message) => void;
  /** The message whose text came into sight last. */
  readonly onEntered: (message: Message) => void;
  /** Every message has been said as often as it should be. */
  readonly onLap: () => void;
}

export interface Strip {
  /** New messages join where the text in sight ends. */
  say(messages: readonly Message[]): void;
  stop(): void;
}

/**
 * The messages in the order they are said, round and round; changing them begins the new list at its start.
 */
export class MessageRound {
  #messages: readonly Message[] = [];
  #said = 0;

  set(messages: readonly Message[]): void {
    this.#messages = messages;
    this.#said = 0;
  }

  has(message: Message): boolean {
    return this.#messages.some(({ id, text }) => id === message.id && text === message.text);
  }

  /** The next message, and whether it is the last of its round. */
  next(): { message: Message; isLast: boolean } | null {
    const total = this.#messages.length * timesEach;
    const message = this.#messages[Math.floor((this.#said % total) / timesEach)];
    if (message === undefined) return null;
    this.#said = (this.#said + 1) % total;
    return { message, isLast: this.#said === 0 };
  }
}
