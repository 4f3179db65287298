/** Core's own answer beside the written definition: for the tests and the bench. */
import type { Programme } from "../../contract/programme.ts";
import { candidatesAt, dayPlanAt } from "../../core/schedule/day-plan.ts";
import { prepare } from "../../core/schedule/prepare.ts";
import { resolve } from "../../core/schedule/resolve.ts";
import { type Allowed, type Reading, allowedAt } from "./definition.ts";

/** What core lets into the rotation, the ticker line and the takeover's place. */
export function allowedByCore(programme: Programme, atMs: number): Allowed {
  const candidates = candidatesAt(dayPlanAt(prepare(programme), atMs), atMs);
  const { takeover, tickers, quiet } = resolve(programme, atMs);
  const items = candidates.flatMap(({ campaign, pass }) =>
    pass.map(({ item }) => `${campaign?.id ?? ""}/${item.id}`),
  );
  return {
    items: [...new Set(items)].sort(),
    tickers: tickers.map(({ ticker }) => ticker.text).sort(),
    takeovers: takeover === null ? [] : [takeover.takeover.id],
    isQuiet: quiet !== null,
  };
}

function isSame(one: readonly string[], two: readonly string[]): boolean {
  return one.length === two.length && one.every((value, index) => value === two[index]);
}

/** What is wrong with core's answer, and that the item it shows is one of those allowed; `null`: nothing. */
export function wrongAt(programme: Programme, clock: (atMs: number) => Reading, atMs: number): string | null {
  const allowed = allowedAt(programme, clock, atMs);
  const core = allowedByCore(programme, atMs);
  const { item } = resolve(programme, atMs);
  const tell = (what: string, ours: unknown, rules: unknown) =>
    `${what} at ${atMs}: ${JSON.stringify(ours)} instead of ${JSON.stringify(rules)}`;
  const items = [...new Set(allowed.items)];
  if (!isSame(core.items, items)) return tell("items", core.items, items);
  if (!isSame(core.tickers, allowed.tickers)) return tell("tickers", core.tickers, allowed.tickers);
  if (core.isQuiet !== allowed.isQuiet) return tell("quiet", core.isQuiet, allowed.isQuiet);
  const [shown] = core.takeovers;
  const isRight = shown === undefined ? allowed.takeovers.length === 0 : allowed.takeovers.includes(shown);
  if (!isRight) return tell("takeover", core.takeovers, allowed.takeovers);
  const shows = item && item.campaign !== null ? `${item.campaign}/${item.entry.item.id}` : null;
  if (shows !== null && !items.includes(shows)) return tell("shown", shows, items);
  if (shows === null && item !== null && items.length > 0) return tell("house loop", shows, items);
  return null;
}
