/**
 * Takes alerts in, decides about them and puts what is believed on the boards: kept first, then decided in
 * one transaction, then published the way staff publish. Every step may be repeated.
 */
import type { CapReport } from "../../contract/cap-sources.ts";
import { PersonId } from "../../contract/ids.ts";
import { problem } from "../../contract/problem.ts";
import { type Problem, type Result, failed, ok } from "../../contract/result.ts";
import type { Scope, Unit } from "../../contract/unit.ts";
import type { Ports } from "../../platform/ports.ts";
import type { Publisher } from "../publish/publish-edition.ts";
import { createTurns } from "../publish/turns.ts";
import type { Store } from "../store/open-store.ts";
import { decideAlerts } from "./decide-alerts.ts";
import { saysItIsOver } from "./map-alert.ts";
import { alertKey } from "./outputs.ts";
import type { ReadAlert } from "./read-document.ts";
import { type Via, trustOf } from "./trust.ts";

const everything: Scope = { line: "managed", path: "/" as Scope["path"] };
/** Longer than any alert may live, so that a cancel that came first is still remembered. */
const rememberedMs = 45 * 86_400_000;
const sweepEveryMs = 60_000;

export interface AlertDesk {
  /** Answers what became of each, in the order given. */
  receive(unit: Unit, alerts: readonly ReadAlert[], via: Via): Promise<CapReport[]>;
  accept(unit: Unit, key: string, by: PersonId): Promise<Result<CapReport>>;
  /** Ends what this source put on the boards. */
  endSource(unit: Unit, source: string): Promise<number>;
  /** Looks at every unit with open alerts: some have ended, some could not be published before. */
  sweep(): Promise<void>;
  start(): void;
  stop(): Promise<void>;
}

/** As the unit itself acts. */
function scopeOf(unit: Unit): Scope {
  return { line: "managed", path: unit.lines.managed };
}

export function createAlertDesk(input: {
  readonly store: Store;
  readonly publisher: Publisher;
  readonly ports: Ports;
}): AlertDesk {
  const { store, publisher, ports } = input;
  const turns = createTurns();
  /** Units whose boards may not yet have what was decided; all of them after a start. */
  const unpublished = new Set<string>();
  let isFirstSweep = true;
  let running: Promise<void> = Promise.resolve();
  let timer: { cancel(): void } | null = null;

  async function publish(unit: Unit): Promise<void> {
    const by = PersonId.parse("cap");
    const published = await publisher.publish({ scope: scopeOf(unit), unit, by, source: "published" });
    if (published.ok) unpublished.delete(unit.id);
    const codes = published.ok ? [] : published.problems.map(({ code }: Problem) => code);
    ports.log.info({ unit: unit.id, ok: published.ok, codes }, "alerts were published");
  }

  /** Decides about everything open of one unit, then publishes what that changed. */
  async function settle(unit: Unit): Promise<void> {
    const hasChanged = await store.atOnce((stores) =>
      decideAlerts({ stores, scope: scopeOf(unit), unit, nowMs: ports.clock.wallMs() }),
    );
    if (hasChanged) unpublished.add(unit.id);
    if (unpublished.has(unit.id)) await publish(unit);
  }

  async function reports(unit: Unit, keys: readonly string[]): Promise<CapReport[]> {
    const found = await Promise.all(keys.map((key) => store.capAlerts.find(scopeOf(unit), unit.id, key)));
    return found.flatMap((each) => each?.report ?? []);
  }

  async function keep(unit: Unit, alerts: readonly ReadAlert[], via: Via): Promise<string[]> {
    const scope = scopeOf(unit);
    const receivedAtMs = ports.clock.wallMs();
    return store.atOnce(async ({ capAlerts, capSources }) => {
      const sources = (await capSources.list(scope, unit.id)).map(({ source }) => source);
      const keys: string[] = [];
      for (const { alert, signatures, notes } of alerts) {
        const { source, verdict, doubt } = trustOf(alert.sender, signatures, sources, via);
        const key = alertKey(alert.sender, alert.identifier);
        const vouchedBy = PersonId.parse(source === null ? "cap" : `cap_${source.id}`.slice(0, 64));
        const isOver = saysItIsOver(alert);
        const said = { key, alert, isOver, verdict, doubt, vouchedBy, signatures, notes, receivedAtMs };
        await capAlerts.add(scope, unit.id, { ...said, source: source?.id ?? null });
        keys.push(key);
      }
      return keys;
    });
  }

  async function sweepNow(): Promise<void> {
    if (isFirstSweep) for (const unit of await store.capAlerts.unitsWithShown()) unpublished.add(unit);
    isFirstSweep = false;
    const open = new Set([...(await store.capAlerts.unitsWithOpen()), ...unpublished]);
    for (const id of open) {
      const unit = await store.units.find(everything, id);
      if (unit !== null) await turns.take(id, () => settle(unit));
    }
    const beforeMs = ports.clock.wallMs() - rememberedMs;
    await store.capAlerts.forget(beforeMs);
    await store.capSources.forgetLinks(beforeMs);
  }

  const sweep = (): Promise<void> => {
    running = running.then(sweepNow).catch((error: unknown) => {
      ports.log.error({ err: error }, "alerts could not be looked at");
    });
    return running;
  };

  return {
    receive: (unit, alerts, via) =>
      turns.take(unit.id, async () => {
        const keys = await keep(unit, alerts, via);
        await settle(unit);
        return reports(unit, keys);
      }),

    accept: (unit, key, by) =>
      turns.take(unit.id, async () => {
        const scope = scopeOf(unit);
        const found = await store.capAlerts.find(scope, unit.id, key);
        if (found === null) return failed(problem("not_found", "alert"));
        if (found.report.state !== "draft") return failed(problem("cap_not_waiting", "alert"));
        await store.capAlerts.accept(scope, unit.id, key, by);
        await settle(unit);
        const [report] = await reports(unit, [key]);
        return report === undefined ? failed(problem("not_found", "alert")) : ok(report);
      }),

    endSource: (unit, source) =>
      turns.take(unit.id, async () => {
        const scope = scopeOf(unit);
        const nowMs = ports.clock.wallMs();
        const ended = await store.atOnce(async ({ capAlerts, takeovers }) => {
          const ofSource = (await capAlerts.open(scope, unit.id)).filter(
            ({ report }) => report.source === source && report.acceptedBy === null,
          );
          for (const { report } of ofSource) {
            for (const id of report.takeovers) await takeovers.end(scope, unit.id, id, nowMs);
            const decided = { state: "ended", reasons: ["source_removed"], endedAtMs: nowMs } as const;
            await capAlerts.decide(scope, unit.id, report.key, decided);
          }
          return ofSource.filter(({ report }) => report.state === "shown").length;
        });
        if (ended > 0) await publish(unit);
        return ended;
      }),

    sweep,
    start: () => {
      void sweep();
      timer = ports.timers.every(sweepEveryMs, () => void sweep());
    },
    stop: async () => {
      timer?.cancel();
      await running;
    },
  };
}
