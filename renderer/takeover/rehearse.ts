/**
 * Draws an urgent message once where nobody sees it, so that the first real one finds its faces loaded and
 * its forms known: a warning is worth most in its first moment.
 */
import type { BoardSize } from "../../contract/board.ts";
import { Takeover } from "../../contract/takeover.ts";
import type { Locale } from "../../contract/text.ts";
import { fontsReady } from "../fonts.ts";
import { words } from "../words.ts";
import { SignTakeover } from "./sign-takeover.ts";

export interface RehearsalParts {
  readonly host: Node;
  readonly size: BoardSize;
  readonly locale: Locale;
  readonly timeZone: string;
  readonly nowMs: number;
}

export async function rehearseTakeover({ host, ...board }: RehearsalParts): Promise<void> {
  const text = words.severity.danger[board.locale];
  const takeover = Takeover.parse({
    id: "rehearsal",
    size: "full",
    severity: "danger",
    headline: text,
    instructions: [text],
    ticker: text,
    short: text,
    fromMs: board.nowMs,
    untilMs: board.nowMs + 1,
  });
  await fontsReady(board.size.heightPx).catch(() => {});
  const element = new SignTakeover();
  const { style } = element;
  Object.assign(element, board, { takeover: { takeover, source: { name: text, shortName: text } } });
  element.motion = false;
  element.inert = true;
  style.position = "absolute";
  style.visibility = "hidden";
  host.appendChild(element);
  await element.updateComplete;
  element.remove();
}
