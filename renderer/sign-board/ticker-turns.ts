/**
 * Whose turn a strip is: the ticker says its round, then the rotation has the glass until one item has been
 * shown from its beginning to its end, then the ticker comes again.
 */

/** The swap that shows a whole item, and the swap that ends it. */
const swapsPerTurn = 2;

export class TickerTurns {
  readonly #tell: (isTickerTurn: boolean) => void;
  #swapsSeen = 0;
  #isTickerTurn = true;

  constructor(tell: (isTickerTurn: boolean) => void) {
    this.#tell = tell;
  }

  lapDone(hasItem: boolean): void {
    if (hasItem) this.#give(false);
  }

  swapped(hasItem: boolean): void {
    if (this.#isTickerTurn) return;
    this.#swapsSeen += 1;
    if (this.#swapsSeen >= swapsPerTurn || !hasItem) this.#give(true);
  }

  #give(isTickerTurn: boolean): void {
    this.#isTickerTurn = isTickerTurn;
    this.#swapsSeen = 0;
    this.#tell(isTickerTurn);
  }
}
