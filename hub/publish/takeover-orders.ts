/**
 * What staff order beside the published content: a takeover, its all-clear, a withdrawal. Each is published
 * at once.
 */
import { type Published, TakeoverOrder } from "../../contract/publishing.ts";
import { TakeoverId } from "../../contract/ids.ts";
import type { AssetHash, PersonId } from "../../contract/ids.ts";
import { problem } from "../../contract/problem.ts";
import { type Result, failed, ok } from "../../contract/result.ts";
import { Takeover, allClearMs } from "../../contract/takeover.ts";
import type { Scope, Unit } from "../../contract/unit.ts";
import type { Ports } from "../../platform/ports.ts";
import type { Store } from "../store/open-store.ts";
import type { Nudges } from "./nudges.ts";
import type { Publisher, TakeoverChange } from "./publish-edition.ts";

const shortCharactersMax = 45;

interface Who {
  readonly scope: Scope;
  readonly unit: Unit;
  readonly by: PersonId;
}

export interface TakeoverOrders {
  raise(who: Who, order: TakeoverOrder): Promise<Result<Published & { takeover: TakeoverId }>>;
  allClear(who: Who, takeover: string, says: { headline: string }): Promise<Result<Published>>;
  withdraw(who: Who, what: { items: string[]; assets: AssetHash[] }): Promise<Result<{ boards: number }>>;
}

/** Whole words, as many as fit on a low LED board. */
function shortened(text: string): string {
  if (text.length <= shortCharactersMax) return text;
  const cut = text.slice(0, shortCharactersMax);
  return cut.slice(0, Math.max(cut.lastIndexOf(" "), 1));
}

export function createTakeoverOrders(input: {
  readonly store: Store;
  readonly publisher: Publisher;
  readonly nudges: Nudges;
  readonly ports: Ports;
}): TakeoverOrders {
  const { store, publisher, ports } = input;
  const publishAgain = (who: Who, change?: TakeoverChange): Promise<Result<Published>> =>
    publisher.publish({ ...who, source: "published", ...(change === undefined ? {} : { change }) });
  const newId = (): TakeoverId => TakeoverId.parse(`to_${ports.random.id()}`);

  return {
    raise: async (who, order) => {
      const { lifeMs, urgentMs, ...said } = order;
      if (urgentMs !== null && urgentMs > lifeMs) return failed(problem("urgent_life", "urgentMs"));
      const fromMs = ports.clock.wallMs();
      const ofUnit = await store.rules.urgentMsOf(who.scope, who.unit.id);
      const urgentUntilMs = fromMs + Math.min(lifeMs, urgentMs ?? ofUnit);
      const times = { id: newId(), fromMs, urgentUntilMs, untilMs: fromMs + lifeMs };
      const takeover = Takeover.parse({ ...said, ...times, kind: "alert", cancels: [] });
      const added = { takeover, raisedBy: who.by, leavesAtMs: takeover.untilMs };
      const published = await publishAgain(who, { added, ended: null });
      return published.ok ? ok({ ...published.value, takeover: takeover.id }) : published;
    },

    allClear: async (who, id, says) => {
      const nowMs = ports.clock.wallMs();
      const inForce = await store.takeovers.inEditions(who.scope, who.unit.id, nowMs);
      const cancelled = inForce.find(({ takeover }) => takeover.id === id)?.takeover;
      if (cancelled === undefined || cancelled.kind !== "alert") return failed(problem("not_found"));
      const takeover = Takeover.parse({
        ...cancelled,
        id: newId(),
        kind: "all_clear",
        severity: "info",
        headline: says.headline,
        instructions: [],
        ticker: says.headline,
        short: shortened(says.headline),
        asset: null,
        mark: null,
        ackRequired: false,
        fromMs: nowMs,
        urgentUntilMs: null,
        untilMs: nowMs + allClearMs,
        cancels: [cancelled.id],
      });
      // It cancels until the alert would have ended by itself: some board may have slept meanwhile.
      const leavesAtMs = Math.max(takeover.untilMs, cancelled.untilMs);
      const added = { takeover, raisedBy: who.by, leavesAtMs };
      return publishAgain(who, { added, ended: cancelled.id });
    },

    withdraw: async (who, what) => {
      const atMs = ports.clock.wallMs();
      const by = who.by;
      await store.atOnce(async ({ withdrawals }) => {
        await withdrawals.add(who.scope, who.unit.id, { kind: "item", names: what.items, by, atMs });
        await withdrawals.add(who.scope, who.unit.id, { kind: "asset", names: what.assets, by, atMs });
      });
      const hasSpoken = (await store.editions.currentOf(who.scope, who.unit.id)) !== null;
      const published = hasSpoken ? await publishAgain(who) : null;
      if (published?.ok === false) return published;
      // Older editions may hold it where the current one does not: the status tells every board.
      const reached = await store.boards.idsWithin(who.unit.speaks);
      input.nudges.nudge(reached);
      return ok({ boards: reached.length });
    },
  };
}
