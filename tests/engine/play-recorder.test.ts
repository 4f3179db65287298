/** Whatever the renderer says in whatever order: no play is invented, none is lost, each is closed once. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { showingKey } from "../../core/scene/scene-for.ts";
import type { PlayEnd } from "../../contract/play.ts";
import type { Showing } from "../../contract/resolution.ts";
import type { RendererMessage } from "../../contract/scene.ts";
import type { PlaySubject } from "../../core/plays/fold-plays.ts";
import type { PlayLog } from "../../engine/playback/play-log.ts";
import { createPlayRecorder } from "../../engine/playback/play-recorder.ts";
import type { OpenPlay } from "../../engine/store/play-row.ts";
import { createFakePorts } from "../support/fake-ports.ts";
import { entry, takeover as takeoverIn } from "../core/make-programme.ts";

interface Recorded {
  readonly subject: PlaySubject;
  readonly fromMs: number;
  untilMs: number | null;
  how: PlayEnd | null;
  closes: number;
}

const slotMs = 10_000;
const showings = [0, 1, 2, 3].map(
  (index) =>
    ({
      entry: entry(`it_${index}`, slotMs),
      campaign: "cp_1",
      startMs: index * slotMs,
      endMs: (index + 1) * slotMs,
    }) as unknown as Showing,
);
const full = takeoverIn("to_1", { size: "full" });

const step = fc.oneof(
  fc.record({ type: fc.constant("shown" as const), index: fc.nat(3) }),
  fc.record({ type: fc.constant("ended" as const), index: fc.nat(3) }),
  fc.record({ type: fc.constant("takeover-shown" as const) }),
  fc.record({ type: fc.constant("takeover-sent" as const), isThere: fc.boolean() }),
  fc.record({ type: fc.constant("glass-lost" as const) }),
  fc.record({ type: fc.constant("time" as const), elapsedMs: fc.integer({ min: 1, max: 12_000 }) }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

function world() {
  const ports = createFakePorts({ seed: 1, startWallMs: 0 });
  const plays = new Map<string, Recorded>();
  const said = { items: 0, takeovers: 0 };
  const log: PlayLog = {
    open(subject) {
      const playId = `pl_${plays.size}`;
      const fromMs = ports.clock.monoMs();
      plays.set(playId, { subject, fromMs, untilMs: null, how: null, closes: 0 });
      return { ...subject, playId, startMonoMs: fromMs } as unknown as OpenPlay;
    },
    close({ playId }, how) {
      const play = plays.get(playId);
      if (play) Object.assign(play, { how, untilMs: ports.clock.monoMs(), closes: play.closes + 1 });
    },
    seenMs: ({ startMonoMs }) => ports.clock.monoMs() - startMonoMs,
    save: () => undefined,
    closeOrphans: () => undefined,
  };
  const recorder = createPlayRecorder({ ports, log, batchMs: () => 1_000 });
  recorder.sent(showings, null);
  recorder.start();
  return { ports, plays, said, recorder };
}

async function take({ ports, said, recorder }: ReturnType<typeof world>, asked: Step): Promise<void> {
  const atMs = ports.clock.wallMs();
  if (asked.type === "time") await ports.advance(asked.elapsedMs);
  if (asked.type === "glass-lost") recorder.glassLost();
  if (asked.type === "takeover-sent") recorder.sent([], asked.isThere ? full : null);
  if (asked.type === "takeover-shown") {
    said.takeovers += 1;
    recorder.heard({ type: "takeover-shown", takeoverId: full.takeover.id, atMs });
  }
  if (asked.type !== "shown" && asked.type !== "ended") return;
  const showing = showings[asked.index];
  if (showing === undefined) throw new Error("there is such a showing");
  const about = { key: showingKey(showing), itemId: showing.entry.item.id, atMs };
  if (asked.type === "shown") said.items += 1;
  const message =
    asked.type === "shown" ? { ...about, type: "shown" } : { ...about, type: "ended", how: "complete" };
  recorder.heard(message as RendererMessage);
}

test("no play without a showing, none open at the end, none closed twice, no two items at once", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const made = world();
      for (const one of steps) await take(made, one);
      made.recorder.stop();
      const all = [...made.plays.values()];
      const items = all.filter(({ subject }) => subject.item !== null);
      expect(items.length).toBeLessThanOrEqual(made.said.items);
      if (made.said.takeovers === 0) expect(all.length).toBe(items.length);
      for (const play of all) expect(play.closes).toBe(1);
      for (const [index, play] of items.entries()) {
        const next = items[index + 1];
        if (next) expect(play.untilMs).toBeLessThanOrEqual(next.fromMs);
      }
    }),
    { numRuns: 300 },
  );
});

test("an item that was shown to its end is complete, one that was pushed away is cut", async () => {
  const made = world();
  await take(made, { type: "shown", index: 0 });
  await made.ports.advance(slotMs);
  await take(made, { type: "shown", index: 1 });
  await made.ports.advance(slotMs / 2);
  await take(made, { type: "shown", index: 2 });
  made.recorder.glassLost();
  expect([...made.plays.values()].map(({ how }) => how)).toEqual(["complete", "cut", "interrupted"]);
});
