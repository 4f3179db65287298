/** Visits every polled source in its rhythm, a few at once, less often while one does not answer. */
import type { CapSource } from "../../contract/cap-sources.ts";
import type { Timer } from "../../platform/ports.ts";
import { type VisitParts, visitSource } from "./visit-source.ts";

const tickMs = 500;
const visitsAtOnceMax = 4;
/** Longest pause of a source that fails again and again. */
const pauseMsMax = 900_000;
/** Sources of one fleet of feeds do not all ask in the same second. */
const jitterPart = 0.1;

export interface SourcePoller {
  /** Asks this source now. */
  hurry(unit: string, source: string): void;
  start(): void;
  stop(): Promise<void>;
}

export function createSourcePoller(input: Omit<VisitParts, "stopping">): SourcePoller {
  const { store, ports } = input;
  const abort = new AbortController();
  const parts: VisitParts = { ...input, stopping: abort.signal };
  const dueAtMs = new Map<string, number>();
  const failures = new Map<string, number>();
  const underWay = new Map<string, Promise<void>>();
  let timer: Timer | null = null;
  let looking: Promise<void> = Promise.resolve();

  const nameOf = (unit: string, source: string): string => `${unit}/${source}`;

  async function visit(unit: string, source: CapSource): Promise<void> {
    const name = nameOf(unit, source.id);
    const isGood = await visitSource(parts, unit, source).catch((error: unknown) => {
      ports.log.error({ err: error, unit, source: source.id }, "a source could not be visited");
      return false;
    });
    const failed = isGood ? 0 : (failures.get(name) ?? 0) + 1;
    failures.set(name, failed);
    const pauseMs = Math.max(
      source.pollEveryMs,
      Math.min(pauseMsMax, source.pollEveryMs * 2 ** Math.min(failed, 10)),
    );
    const jitterMs = ports.random.unit() * jitterPart * source.pollEveryMs;
    dueAtMs.set(name, ports.clock.monoMs() + pauseMs + jitterMs);
  }

  async function look(): Promise<void> {
    const sources = await store.capSources.polled();
    const names = new Set(sources.map(({ unit, source }) => nameOf(unit, source.id)));
    for (const name of dueAtMs.keys()) if (!names.has(name)) dueAtMs.delete(name);
    for (const { unit, source } of sources) {
      const name = nameOf(unit, source.id);
      const isDue = (dueAtMs.get(name) ?? 0) <= ports.clock.monoMs();
      if (!isDue || underWay.has(name) || underWay.size >= visitsAtOnceMax || abort.signal.aborted) continue;
      const visiting = visit(unit, source).finally(() => underWay.delete(name));
      underWay.set(name, visiting);
    }
  }

  function tick(): void {
    looking = looking.then(look).catch((error: unknown) => {
      ports.log.error({ err: error }, "sources could not be looked at");
    });
  }

  return {
    hurry: (unit, source) => {
      dueAtMs.delete(nameOf(unit, source));
      if (timer !== null) tick();
    },
    start: () => {
      timer = ports.timers.every(tickMs, tick);
    },
    stop: async () => {
      timer?.cancel();
      abort.abort(new Error("stopping"));
      await looking;
      await Promise.all(underWay.values());
    },
  };
}
