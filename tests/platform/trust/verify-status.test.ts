/** Statuses: for this board, fresh by nonce or by issue time, never older. */
import { describe, expect, test } from "vitest";
import { type StatusInput, verifyStatus } from "../../../platform/trust/verify-status.ts";
import { board, makeKeys, nowMs, rootOf, sign, statusOf } from "../../support/trust-fixture.ts";
import { codeOf, valueOf } from "../verdict.ts";

const keys = await makeKeys();
const root = rootOf(keys);

async function check(changes: object = {}, given: Partial<StatusInput> = {}, key = keys.status) {
  const jws = await sign("status", statusOf(changes), key);
  return verifyStatus({ jws, root, board, nonce: "nonce-0001", highest: null, ...given });
}

describe("verifyStatus", () => {
  test("believes the status key about this board", async () => {
    expect(valueOf(await check())).toEqual(statusOf());
    expect(codeOf(await check({}, {}, keys.programme))).toBe("role_wrong");
    expect(codeOf(await check({ board: "b_other" }))).toBe("board_mismatch");
  });

  test("an answer to somebody else's question, or to an old one, cannot set the clock", async () => {
    expect(codeOf(await check({ nonce: "nonce-0000" }))).toBe("rollback");
    expect(codeOf(await check({ nonce: null }))).toBe("rollback");
  });

  test("an older revision is refused; without a nonce also an older issue of the same one", async () => {
    const highest = { epoch: 1, revision: 1_042, issuedAtMs: nowMs + 1 };
    expect(codeOf(await check({ revision: 1_041 }, { highest }))).toBe("rollback");
    expect(codeOf(await check({}, { highest }))).toBe(null);
    expect(codeOf(await check({}, { highest, nonce: null }))).toBe("rollback");
    expect(codeOf(await check({}, { highest: { epoch: 1, revision: 1_042 }, nonce: null }))).toBe(null);
  });

  test("a status for nobody answers a bare time request with a nonce, and nothing else", async () => {
    const time = { board: null, revision: 0 };
    const highest = { epoch: 1, revision: 1_042 };
    expect(codeOf(await check(time, { board: null, highest }))).toBe(null);
    expect(codeOf(await check(time, { board: null, nonce: null }))).toBe("rollback");
    expect(codeOf(await check(time))).toBe("board_mismatch");
    expect(codeOf(await check({}, { board: null }))).toBe("board_mismatch");
  });

  test("an epoch the root has not reached is refused", async () => {
    expect(codeOf(await check({ epoch: 2 }))).toBe("root_chain");
  });

  test("a newer root it asks for is the caller's errand, not a refusal", async () => {
    expect(valueOf(await check({ minRootVersion: 9 })).minRootVersion).toBe(9);
  });
});
