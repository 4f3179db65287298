import { describe, expect, it } from "vitest";
import { type LastBeat, boardStatus } from "../../core/health/board-status.ts";

const wantedRevision = { epoch: 2, revision: 7 };
const last: LastBeat = {
  atMs: 1_000_000,
  mode: "playing",
  revision: wantedRevision,
  witness: "glass",
  frames: 100,
  framesBefore: 40,
};

function statusOf(more: Partial<LastBeat>, laterMs = 1_000) {
  return boardStatus({
    last: { ...last, ...more },
    heartbeatEveryMs: 60_000,
    wantedRevision,
    nowMs: last.atMs + laterMs,
  });
}

describe("board status", () => {
  it("a board that never sent a heartbeat has never been seen", () => {
    expect(boardStatus({ last: null, heartbeatEveryMs: 60_000, wantedRevision, nowMs: 0 })).toEqual({
      condition: "never_seen",
      rendering: false,
      fresh: false,
    });
  });

  it("is in contact until three heartbeats failed to come", () => {
    expect(statusOf({}, 180_000)).toEqual({ condition: "in_contact", rendering: true, fresh: true });
    expect(statusOf({}, 180_001)).toEqual({ condition: "out_of_contact", rendering: false, fresh: false });
  });

  it("is not fresh while it plays an older revision, and stale when it says so itself", () => {
    expect(statusOf({ revision: { epoch: 2, revision: 6 } })).toMatchObject({ fresh: false });
    expect(statusOf({ revision: { epoch: 1, revision: 99 } })).toMatchObject({ fresh: false });
    expect(statusOf({ mode: "stale" })).toMatchObject({ condition: "stale", fresh: false });
  });

  it("renders only with a screen whose frames go on", () => {
    expect(statusOf({ frames: 40 }).rendering).toBe(false);
    expect(statusOf({ witness: "none" }).rendering).toBe(false);
    expect(statusOf({ framesBefore: null }).rendering).toBe(true);
    expect(statusOf({ framesBefore: null, frames: 0 }).rendering).toBe(false);
  });
});
