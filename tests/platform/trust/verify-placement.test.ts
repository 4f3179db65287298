/** Placements: for this board, by a key that reaches the unit which runs it, never older. */
import { describe, expect, test } from "vitest";
import type { BoardId } from "../../../contract/ids.ts";
import { verifyPlacement } from "../../../platform/trust/verify-placement.ts";
import { board, makeKeys, placementOf, rootOf, sign } from "../../support/trust-fixture.ts";
import { codeOf, valueOf } from "../verdict.ts";

const keys = await makeKeys();
const root = rootOf(keys);
const placement = placementOf(keys);
const defaults = { root, board, boardKey: keys.board.kid, highest: null };

const verdict = async (changes: object = {}, key = keys.central, given: object = {}) =>
  codeOf(
    await verifyPlacement({
      ...defaults,
      jws: await sign("placement", { ...placement, ...changes }, key),
      ...given,
    }),
  );

describe("verifyPlacement", () => {
  test("believes what a content key says about this board", async () => {
    const jws = await sign("placement", placement, keys.central);
    expect(valueOf(await verifyPlacement({ ...defaults, jws }))).toEqual(placement);
  });

  test("a commune's key places the boards of its own schools, no others", async () => {
    expect(await verdict({}, keys.delegated)).toBe(null);
    const elsewhere = { ...placement.lines, managed: "/p01/c070/s1" };
    expect(await verdict({ lines: elsewhere }, keys.delegated)).toBe("scope");
  });

  test("another board, another board's key and another role are refused", async () => {
    expect(await verdict({ board: "b_other" })).toBe("board_mismatch");
    expect(await verdict({ boardKey: keys.status.kid })).toBe("board_mismatch");
    expect(await verdict({}, keys.central, { board: "b_other" as BoardId })).toBe("board_mismatch");
    expect(await verdict({}, keys.programme)).toBe("role_wrong");
  });

  test("an older one is refused, the same one again is not", async () => {
    expect(await verdict({}, keys.central, { highest: { epoch: 1, revision: 4 } })).toBe("rollback");
    expect(await verdict({}, keys.central, { highest: { epoch: 1, revision: 3 } })).toBe(null);
  });

  test("an epoch the root has not reached is refused", async () => {
    expect(await verdict({ epoch: 2 })).toBe("root_chain");
  });
});
