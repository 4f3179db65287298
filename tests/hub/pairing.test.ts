/** From a code on a screen to a board with an identity, and the ways that must not work. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { BoardId } from "../../contract/ids.ts";
import { UserCode, pairingLifeMs } from "../../contract/pairing.ts";
import { Placement } from "../../contract/placement.ts";
import type { SignedRoot } from "../../contract/root.ts";
import { rootFingerprint } from "../../platform/trust/root.ts";
import { fingerprintWords } from "../../platform/trust/keys.ts";
import { verifyPlacement } from "../../platform/trust/verify-placement.ts";
import { type HubWorld, type TestBoard, makeBoard, pairBoard, pairRequest, startHub } from "./hub-world.ts";
import { commune, payloadOf, putUnits, school } from "./sample-content.ts";

let world: HubWorld;
let token: string;
let board: TestBoard;

beforeEach(async () => {
  world = await startHub({ config: { pairingsPendingMax: 3 } });
  token = await world.setUp();
  await putUnits(world, token);
  board = await makeBoard(world);
});
afterEach(() => world.stop());

interface Asked {
  userCode: string;
  deviceCode: string;
  number: string;
}
const ask = async (from: TestBoard): Promise<Asked> =>
  (await from.call("pair", { body: pairRequest })).json as unknown as Asked;
const poll = async (from: TestBoard, { deviceCode }: Asked): Promise<unknown> =>
  (await from.call("pairPoll", { body: { deviceCode } })).json["state"];
const orderFor = ({ userCode, number }: Asked, changes: object = {}): object => {
  const place = { unit: school.id, name: "Cổng chính", audiences: ["thcs", "phu_huynh"], place: "gate" };
  return { userCode, number, ...place, ...changes };
};
const confirm = (body: object) => world.call("confirmPairing", { body }, token);

describe("pairing", () => {
  test("a confirmed board gets id, root and placement; polling again changes nothing", async () => {
    const asked = await ask(board);
    expect(UserCode.safeParse(asked.userCode).success).toBe(true);
    expect(await poll(board, asked)).toBe("pending");
    const pending = (await world.call("pairing", { params: { userCode: asked.userCode } }, token)).json as {
      numbers?: string[];
      fingerprint?: string;
      boardKey?: string;
    };
    expect(pending.numbers).toContain(asked.number);
    expect(new Set(pending.numbers).size).toBe(3);
    expect([pending.boardKey, pending.fingerprint]).toEqual([board.key.kid, fingerprintWords(board.key.kid)]);
    expect((await confirm(orderFor(asked))).status).toBe(200);
    const body = { deviceCode: asked.deviceCode };
    const first = await board.call("pairPoll", { body });
    expect(await board.call("pairPoll", { body })).toMatchObject({ text: first.text });

    const paired = await pairBoard(world, token, school.id);
    const verified = await verifyPlacement({
      jws: paired.placement,
      root: paired.root,
      boardKey: paired.key.kid,
      board: BoardId.parse(paired.id),
      highest: null,
    });
    expect(verified.ok && verified.value.lines).toEqual(school.lines);
  });

  test("another key that knows the device code learns nothing", async () => {
    const asked = await ask(board);
    await confirm(orderFor(asked));
    expect(await poll(await makeBoard(world), asked)).toBe("expired");
    expect(await poll(board, asked)).toBe("paired");
  });

  const wrongFor = ({ number }: Asked): string => String((Number(number) + 1) % 100).padStart(2, "0");

  test("one wrong number may be a slip: the right one still pairs", async () => {
    const asked = await ask(board);
    expect((await confirm(orderFor(asked, { number: wrongFor(asked) }))).status).toBe(422);
    expect((await confirm(orderFor(asked))).status).toBe(200);
  });

  test("the second wrong number locks the code, and the right one comes too late", async () => {
    const asked = await ask(board);
    const number = wrongFor(asked);
    for (let pick = 0; pick < 2; pick += 1) {
      expect((await confirm(orderFor(asked, { number }))).json.problems?.[0]?.code).toBe(
        "pairing_number_bad",
      );
    }
    expect((await confirm(orderFor(asked))).json.problems?.[0]?.code).toBe("pairing_code_bad");
    expect(await poll(board, asked)).toBe("denied");
  });

  test("a code dies after fifteen minutes, for the board and for staff", async () => {
    const asked = await ask(board);
    world.skip(pairingLifeMs);
    expect(await poll(board, asked)).toBe("expired");
    expect((await confirm(orderFor(asked))).json.problems?.[0]?.code).toBe("pairing_code_bad");
  });

  test("polling before the interval is told to slow down", async () => {
    const asked = await ask(board);
    expect(await poll(board, asked)).toBe("pending");
    expect(await poll(board, asked)).toBe("slow_down");
    world.skip(5_000);
    expect(await poll(board, asked)).toBe("pending");
  });

  test("asking again voids the key's older code; other keys fill the waiting room only so far", async () => {
    const old = await ask(board);
    await ask(board);
    expect((await confirm(orderFor(old))).json.problems?.[0]?.code).toBe("pairing_code_bad");
    await ask(await makeBoard(world));
    await ask(await makeBoard(world));
    const full = await (await makeBoard(world)).call("pair", { body: pairRequest });
    expect([full.status, full.json.problems?.[0]?.code]).toEqual([429, "too_many_requests"]);
    world.skip(pairingLifeMs);
    expect((await board.call("pair", { body: pairRequest })).status).toBe(200);
  });

  test("one code pairs one board: a second confirmation finds nothing", async () => {
    const asked = await ask(board);
    expect((await confirm(orderFor(asked))).status).toBe(200);
    expect((await confirm(orderFor(asked))).status).toBe(404);
  });

  test("a key that was paired before keeps its id and gets a newer placement where it moves to", async () => {
    const first = await pairBoard(world, token, school.id, {}, board);
    const moved = await pairBoard(world, token, commune.id, {}, board);
    expect(moved.id).toBe(first.id);
    const [before, after] = [
      Placement.parse(payloadOf(first.placement)),
      Placement.parse(payloadOf(moved.placement)),
    ];
    expect([before.revision, after.revision]).toEqual([1, 2]);
    expect(after.lines).toEqual(commune.lines);
    expect((await world.call("boards", {}, token)).json["boards"]).toHaveLength(1);
  });

  test("guessing codes ends after as many tries as configured", async () => {
    const tries = Array.from({ length: 21 }, () => "BCDF-GHJK");
    const statuses: number[] = [];
    for (const userCode of tries)
      statuses.push((await world.call("pairing", { params: { userCode } }, token)).status);
    expect(statuses.filter((status) => status === 404)).toHaveLength(20);
    expect(statuses.at(-1)).toBe(429);
  });

  test("a unit or a zone that does not exist is refused with its path", async () => {
    const asked = await ask(board);
    const noUnit = await confirm(orderFor(asked, { unit: "khong-co" }));
    expect(noUnit.json.problems?.[0]).toMatchObject({ code: "not_found", path: "unit" });
    const noZone = await confirm(orderFor(asked, { timeZone: "Asia/Nowhere" }));
    expect(noZone.json.problems?.[0]).toMatchObject({ code: "zone_unknown", path: "timeZone" });
  });

  test("hub.json names the root a board should be told to trust, the same after a restart", async () => {
    const told = async () =>
      (JSON.parse(await readFile(join(world.folder, "hub.json"), "utf8")) as { rootFingerprint: string })
        .rootFingerprint;
    const { roots } = (await world.call("roots", { query: { after: "0" } })).json as { roots?: SignedRoot[] };
    const [first] = roots ?? [];
    expect(first && rootFingerprint(first)).toBe(await told());
    const before = await told();
    world = await world.restart();
    expect(await told()).toBe(before);
  });
});
