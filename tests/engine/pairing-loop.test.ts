/** A board that was told which hub to trust pairs with no other. */
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Sha256 } from "../../contract/ids.ts";
import type { SignedRoot } from "../../contract/root.ts";
import { rootFingerprint, signRoot } from "../../platform/trust/root.ts";
import { type FakeHub, startFakeHub } from "../support/fake-hub.ts";
import { makeKeys, rootOf } from "../support/trust-fixture.ts";
import { type TestBoard, makeBoard, quietPorts, until } from "./board-under-test.ts";

let hub: FakeHub;
let board: TestBoard | null = null;

beforeEach(async () => {
  hub = await startFakeHub(() => quietPorts.clock.wallMs());
});
afterEach(async () => {
  await board?.remove();
  await hub.close();
});

/** What becomes of a pairing the hub confirms. Its placement is for another key, so that it never ends. */
async function refusalOf(fingerprint: Sha256 | null): Promise<string> {
  const made = makeBoard(hub.url, { rootFingerprint: fingerprint });
  board = made;
  await made.start();
  hub.confirm();
  const codes = ["root_unexpected", "board_mismatch"];
  return until("a refusal", async () => {
    const counted = await made.status().catch(() => null);
    return counted?.errors.map(({ code }) => code).find((code) => codes.includes(code));
  });
}

test("another hub's root is refused before anything it signed is looked at", async () => {
  const others = await makeKeys(77);
  const other = await signRoot(rootOf(others), [others.rootA, others.rootB]);
  expect(await refusalOf(rootFingerprint(other))).toBe("root_unexpected");
});

test("the hub it was told of gets as far as its papers", async () => {
  const { root } = JSON.parse(hub.membership()) as { root: SignedRoot };
  expect(await refusalOf(rootFingerprint(root))).toBe("board_mismatch");
});

test("a board that was told of none believes the first that answers", async () => {
  expect(await refusalOf(null)).toBe("board_mismatch");
});
