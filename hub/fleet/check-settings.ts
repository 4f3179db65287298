/** Settings may narrow what the signed placement says, never widen it: a board would refuse the manifest. */
import type { Audience } from "../../contract/audience.ts";
import type { BoardSettings } from "../../contract/board.ts";
import { problem } from "../../contract/problem.ts";
import { type Result, failed, ok } from "../../contract/result.ts";

/** `path`: where the settings stand in the request. */
export function checkSettings(
  settings: BoardSettings,
  placed: readonly Audience[],
  path: string,
): Result<BoardSettings> {
  const strangers = settings.audiences.flatMap((audience, index) =>
    placed.includes(audience) ? [] : [problem("input_choice", `${path}audiences[${index}]`, audience)],
  );
  const [first, ...rest] = strangers;
  return first === undefined ? ok(settings) : failed(first, ...rest);
}
