/** The page's own door: in order, one at a time, and nothing lost while the engine is away. */
import { expect, test } from "vitest";
import type { RendererMessage } from "../../contract/scene.ts";
import { checkedBridge, webHost } from "../../renderer/bridge.ts";
import { sceneOf } from "./board/scenes.ts";

function shown(n: number): RendererMessage {
  return { type: "shown", key: `it${n}@1`, itemId: `it${n}`, atMs: n } as RendererMessage;
}
const beat: RendererMessage = { type: "beat", frames: 1, key: null, visible: true, atMs: 1 };

/** A page whose engine answers with the next of these, then with 204. */
function pageWith(answers: (number | Error)[]) {
  const posted: RendererMessage[] = [];
  const fetch = (_url: string, { body }: { body: string }) => {
    const answer = answers.shift() ?? 204;
    if (answer instanceof Error) return Promise.reject(answer);
    if (answer < 500) posted.push(JSON.parse(body) as RendererMessage);
    return Promise.resolve({ ok: answer < 400, status: answer });
  };
  return { posted, host: webHost({ fetch } as unknown as Window) };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

test("messages wait while the engine is away and arrive in order with the next beat", async () => {
  const { posted, host } = pageWith([new Error("away"), 503]);
  host.send(shown(1));
  await settle();
  host.send(shown(2));
  await settle();
  expect(posted).toEqual([]);
  host.send(beat);
  await settle();
  expect(posted).toEqual([shown(1), shown(2), beat]);
});

test("a message the door refuses is not sent for ever", async () => {
  const { posted, host } = pageWith([400]);
  host.send(shown(1));
  await settle();
  host.send(shown(2));
  await settle();
  expect(posted).toEqual([shown(1), shown(2)]);
});

test("only scenes that are scenes come through", () => {
  const received: unknown[] = [];
  let give: (scene: unknown) => void = () => {};
  const host = { assetBase: "/assets/", onScene: (run: typeof give) => (give = run), send() {} };
  checkedBridge(host).onScene((scene) => received.push(scene));
  const scene = sceneOf({});
  for (const given of [null, "scene", {}, { ...scene, v: 2 }, { ...scene, nowMs: 0.5 }, scene]) give(given);
  expect(received).toEqual([scene]);
});
