/**
 * `bangtin timeline FILE --from INSTANT --until INSTANT`: what will play over a span; with `--totals`, how
 * often and how long each item should be seen.
 */
import { TimelineOutput, TotalsOutput } from "../../contract/command-line.ts";
import { problem } from "../../contract/problem.ts";
import { expectedPlays } from "../../core/schedule/expected-plays.ts";
import { timeline, timelineMsMax } from "../../core/schedule/timeline.ts";
import { parseInstant } from "../instant.ts";
import { type Answer, answer, failure } from "../output.ts";
import { readProgramme } from "../programme-file.ts";

export async function timelineCommand(
  file: string,
  options: { from: string; until: string; totals?: boolean },
): Promise<Answer> {
  const from = parseInstant(options.from, "--from");
  if (!from.ok) return failure(from.problems[0]);
  const until = parseInstant(options.until, "--until");
  if (!until.ok) return failure(until.problems[0]);
  if (until.value < from.value) return failure(problem("dates_reversed", "--until"));
  if (until.value - from.value > timelineMsMax)
    return failure(problem("input_range", "--until", `${timelineMsMax} ms`));
  const programme = await readProgramme(file);
  if (!programme.ok) return failure(programme.problems[0]);
  if (options.totals) {
    return answer(TotalsOutput.parse(expectedPlays(programme.value, from.value, until.value)));
  }
  return answer(TimelineOutput.parse(timeline(programme.value, from.value, until.value)));
}
