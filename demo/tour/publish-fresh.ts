/** Publishes the drafts the visible board hears, every item under a mark nobody has used before. */
import type { UnitContent } from "../../contract/unit-content.ts";
import { publishContent, withMarks } from "../hub/fill-hub.ts";
import type { Stage } from "./stage.ts";

export async function publishFresh(
  { client, marks }: Stage,
  contents: Iterable<readonly [string, UnitContent]>,
): Promise<void> {
  for (const [unit, draft] of contents) {
    const { content, marks: added } = withMarks(draft, () => marks.fresh());
    for (const mark of added) marks.published.add(mark);
    await publishContent(client, unit, content);
  }
}

/** The draft of the visible board's own unit. */
export function ownDraft({ contents, board }: Stage): UnitContent {
  const draft = contents.get(board.unit);
  if (!draft) throw new Error(`${board.unit} says nothing`);
  return draft;
}
