/**
 * The tour as data: each act is a caption, a button, what it does, and what the screen must show for it to
 * be true.
 */
import type { Bilingual } from "../../contract/text.ts";
import type { Stage } from "./stage.ts";

/** What a capture of the X screen must hold. */
export interface PixelCheck {
  /** At least one of these marks is on the screen. */
  readonly anyOf: ReadonlySet<number>;
  /** None of these marks is. */
  readonly noneOf: ReadonlySet<number>;
}

export interface Act {
  readonly id: string;
  readonly caption: Bilingual;
  readonly button: Bilingual;
  run(stage: Stage): Promise<void>;
  /** What must be seen afterwards. */
  seen(stage: Stage): PixelCheck;
  /** What else must have become true: facts the hub knows. */
  proven?(stage: Stage): Promise<boolean>;
  /**
   * How long the picture must stay right once it is, in milliseconds: for acts after which nothing may
   * move.
   */
  readonly staysMs?: number;
  /** Tidies up once everything was seen. */
  after?(stage: Stage): void;
}

export function isSeen({ anyOf, noneOf }: PixelCheck, marks: ReadonlySet<number>): boolean {
  const shown = [...marks];
  return shown.some((mark) => anyOf.has(mark)) && !shown.some((mark) => noneOf.has(mark));
}
