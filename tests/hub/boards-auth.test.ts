/** A board proves its key with each request, with the hub's own nonce, once. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeProof } from "../../platform/trust/dpop.ts";
import { makeSigningKey } from "../../platform/trust/keys.ts";
import { type HubWorld, type PairedBoard, makeBoard, pairBoard, pairRequest, startHub } from "./hub-world.ts";
import { putUnits, school } from "./sample-content.ts";

let world: HubWorld;
let board: PairedBoard;

beforeAll(async () => {
  world = await startHub();
  const token = await world.setUp();
  await putUnits(world, token);
  board = await pairBoard(world, token, school.id);
});
afterAll(() => world.stop());

const codeOf = (answer: { json: { problems?: { code: string }[] } }): string | undefined =>
  answer.json.problems?.[0]?.code;

describe("key proofs", () => {
  test("a proof without the hub's nonce is told the nonce; with it, it passes", async () => {
    const proof = await makeProof({
      key: board.key,
      method: "GET",
      url: `${world.url}/v1/manifest`,
      nonce: null,
      nowMs: 0,
      jti: "first-try-1",
    });
    const first = await world.call("manifest", { headers: { dpop: proof } });
    expect([first.status, codeOf(first)]).toEqual([401, "proof_nonce"]);
    const nonce = first.headers.get("dpop-nonce");
    const fresh = { key: board.key, method: "GET", url: `${world.url}/v1/manifest`, nonce, nowMs: 0 };
    const dpop = await makeProof({ ...fresh, jti: "second-try" });
    expect((await world.call("manifest", { headers: { dpop } })).status).toBe(200);
    const replayed = await world.call("manifest", { headers: { dpop } });
    expect([replayed.status, codeOf(replayed)]).toEqual([401, "proof_replayed"]);
  });

  test("a proof for another path, another method or another hub is no proof", async () => {
    const { headers } = await board.call("manifest");
    const nonce = headers.get("dpop-nonce");
    const good = { key: board.key, method: "GET", url: `${world.url}/v1/manifest`, nonce, nowMs: 0 };
    const wrong = [
      { ...good, url: `${world.url}/v1/placement`, jti: "wrong-path-1" },
      { ...good, method: "POST", jti: "wrong-method" },
      { ...good, url: "http://elsewhere.example/v1/manifest", jti: "wrong-host-1" },
    ];
    for (const claims of wrong) {
      const answer = await world.call("manifest", { headers: { dpop: await makeProof(claims) } });
      expect([claims.jti, codeOf(answer)]).toEqual([claims.jti, "proof_bad"]);
    }
  });

  test("a key no board was paired with is unknown, however well it proves itself", async () => {
    const stranger = await makeBoard(world, await makeSigningKey());
    const answer = await stranger.call("manifest");
    expect([answer.status, codeOf(answer)]).toEqual([401, "board_unknown"]);
  });

  test("an old nonce is renewed, never an error for good", async () => {
    expect((await board.call("manifest")).status).toBe(200);
    world.skip(900_000);
    expect((await board.call("manifest")).status).toBe(200);
  });

  test("strangers who prove key after key lock no board out, and a waiting key not its hub", async () => {
    const small = await startHub({ config: { boardProofsMax: 12, strangerProofsMax: 8 } });
    try {
      const token = await small.setUp();
      await putUnits(small, token);
      const paired = await pairBoard(small, token, school.id);
      const statuses: number[] = [];
      for (let tries = 0; tries < 20; tries += 1) {
        const stranger = await makeBoard(small);
        await stranger.call("manifest");
        statuses.push((await stranger.call("pair", { body: pairRequest })).status);
      }
      expect(statuses.slice(-2)).toEqual([429, 429]);
      for (let calls = 0; calls < 12; calls += 1) {
        expect((await paired.call("manifest")).status).toBe(200);
      }
      expect((await paired.call("manifest")).status).toBe(429);
    } finally {
      await small.stop();
    }
  });
});
