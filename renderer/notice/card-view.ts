/** What a card is drawn from: one stretch of one notice on one board. */
import type { BoardShape, BoardSize } from "../../contract/board.ts";
import type { NoticeBody } from "../../contract/items/notice.ts";
import type { Card } from "../../contract/programme.ts";
import type { SceneSource } from "../../contract/scene.ts";
import type { Locale } from "../../contract/text.ts";

export interface CardView<Body extends NoticeBody = NoticeBody> {
  readonly notice: Body;
  readonly card: Card["card"];
  /** Which of how many cards, for the quiet row of marks. */
  readonly position: number;
  readonly count: number;
  readonly source: SceneSource;
  readonly locale: Locale;
  readonly size: BoardSize;
  readonly shape: BoardShape;
}
