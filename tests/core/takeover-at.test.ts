/** Goal: the most severe takeover is seen, ends when it should, and only those may end it who may. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { severityRank } from "../../contract/level.ts";
import { allClearMs } from "../../contract/takeover.ts";
import { resolve } from "../../core/schedule/resolve.ts";
import { urgentEndMs } from "../../core/schedule/takeover-at.ts";
import { question } from "./arbitraries.ts";
import { hourMs, mondayMs, programme, takeover } from "./make-programme.ts";

function shownAt(takeovers: ReturnType<typeof takeover>[], atMs: number): string | null {
  return resolve(programme({ takeovers }), atMs).takeover?.takeover.id ?? null;
}

describe("takeover at an instant", () => {
  it("is in force from its first instant until just before its last", () => {
    const one = takeover("to1");
    expect(shownAt([one], mondayMs - 1)).toBeNull();
    expect(shownAt([one], mondayMs)).toBe("to1");
    expect(shownAt([one], one.takeover.untilMs - 1)).toBe("to1");
    expect(shownAt([one], one.takeover.untilMs)).toBeNull();
  });

  it("4.1: its urgent life ends before it does, and lasts 72 hours at most", () => {
    const one = takeover("to1", { urgentUntilMs: mondayMs + hourMs });
    expect(shownAt([one], mondayMs + hourMs - 1)).toBe("to1");
    expect(shownAt([one], mondayMs + hourMs)).toBeNull();
    const long = takeover("to2", { urgentUntilMs: null, untilMs: mondayMs + 200 * hourMs });
    expect(shownAt([long], mondayMs + 72 * hourMs - 1)).toBe("to2");
    expect(shownAt([long], mondayMs + 72 * hourMs)).toBeNull();
  });

  it("4.4: an alert whose urgent life is over hides no other", () => {
    const old = takeover("old", { urgentUntilMs: mondayMs + hourMs });
    const mild = takeover("mild", { severity: "caution" });
    expect(shownAt([old, mild], mondayMs)).toBe("old");
    expect(shownAt([old, mild], mondayMs + hourMs)).toBe("mild");
  });

  it("4.3: what is cancelled stays ended when the message that ended it is cancelled itself", () => {
    const alert = takeover("alert");
    const clear = takeover("clear", { kind: "all_clear", fromMs: mondayMs + hourMs, cancels: ["alert"] });
    const undo = takeover("undo", { fromMs: mondayMs + 2 * hourMs, cancels: ["clear"], severity: "info" });
    expect(shownAt([alert, clear, undo], mondayMs + 3 * hourMs)).toBe("undo");
    expect(shownAt([alert, clear], mondayMs + 3 * hourMs)).toBeNull();
  });

  it("never hides a more severe one, nor a real one behind a drill, nor an alert behind an all-clear", () => {
    fc.assert(
      fc.property(question, ({ programme: asked, atMs }) => {
        const shown = resolve(asked, atMs).takeover?.takeover;
        const isEnded = (id: string): boolean =>
          asked.takeovers.some(
            (by) => by.takeover.fromMs <= atMs && by.takeover.cancels.some((c) => c === id),
          );
        for (const { takeover: other } of asked.takeovers) {
          const isCertain = other.kind === "alert" && !isEnded(other.id);
          if (!isCertain || atMs < other.fromMs || atMs >= urgentEndMs(other)) continue;
          expect(shown).toBeDefined();
          if (!shown) continue;
          expect(Number(shown.exercise)).toBeLessThanOrEqual(Number(other.exercise));
          if (shown.exercise !== other.exercise) continue;
          expect(shown.kind).toBe("alert");
          expect(severityRank[shown.severity]).toBeGreaterThanOrEqual(severityRank[other.severity]);
          if (shown.severity === other.severity) {
            expect(shown.fromMs).toBeGreaterThanOrEqual(other.fromMs);
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it("of equal severity the most recent is shown", () => {
    const older = takeover("older");
    const newer = takeover("newer", { fromMs: mondayMs + hourMs });
    expect(shownAt([older, newer], mondayMs + 2 * hourMs)).toBe("newer");
  });

  it("a cancelled takeover stays ended after the cancelling message has run out", () => {
    const alert = takeover("alert");
    const clear = takeover("clear", {
      kind: "all_clear",
      severity: "info",
      fromMs: mondayMs + hourMs,
      untilMs: mondayMs + 2 * hourMs,
      cancels: ["alert"],
    });
    const clearMs = clear.takeover.fromMs;
    expect(shownAt([alert, clear], clearMs - 1)).toBe("alert");
    expect(shownAt([alert, clear], clearMs)).toBe("clear");
    expect(shownAt([alert, clear], clearMs + allClearMs - 1)).toBe("clear");
    expect(shownAt([alert, clear], clearMs + allClearMs)).toBeNull();
    expect(shownAt([alert, clear], mondayMs + 3 * hourMs)).toBeNull();
  });

  it("an all-clear for one alert does not hide another that goes on", () => {
    const flood = takeover("flood", { severity: "caution" });
    const fire = takeover("fire");
    const clear = takeover("clear", { kind: "all_clear", fromMs: mondayMs + hourMs, cancels: ["fire"] });
    expect(shownAt([flood, fire, clear], mondayMs + hourMs)).toBe("flood");
  });

  it("a unit cannot end the takeover of a unit above it or beside it", () => {
    const province = takeover("province", {}, 1, "p01");
    const forged = takeover(
      "forged",
      { kind: "all_clear", severity: "info", cancels: ["province"] },
      3,
      "sch",
    );
    expect(shownAt([province, forged], mondayMs)).toBe("province");
    const beside = takeover(
      "beside",
      { kind: "all_clear", severity: "info", cancels: ["province"] },
      1,
      "p02",
    );
    expect(shownAt([province, beside], mondayMs)).toBe("province");
    const above = takeover("above", { kind: "all_clear", severity: "info", cancels: ["province"] }, 0, "top");
    expect(shownAt([province, above], mondayMs)).toBe("above");
  });

  it("the rotation goes on beneath it, so that it is in step when the takeover ends", () => {
    const quiet = resolve(programme(), mondayMs + 5_000);
    const loud = resolve(programme({ takeovers: [takeover("to1")] }), mondayMs + 5_000);
    expect(loud.item).toEqual(quiet.item);
  });
});
