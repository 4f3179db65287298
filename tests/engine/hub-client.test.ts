import type { ServerResponse } from "node:http";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createHubClient } from "../../engine/sync/hub-client.ts";
import { type FakeHub, startFakeHub } from "../support/fake-hub.ts";
import { quietPorts } from "./board-under-test.ts";

const get = { method: "GET", path: "/v1/manifest", isProven: true, accept: "application/jose" } as const;
let hub: FakeHub;

beforeEach(async () => {
  hub = await startFakeHub(() => quietPorts.clock.wallMs());
});
afterEach(async () => {
  await hub.close();
});

const client = () => createHubClient(quietPorts, hub.url, hub.keys.board);
const always = (answer: (response: ServerResponse) => void) => {
  hub.fault = (_request, response) => {
    answer(response);
    return true;
  };
};

test("asks once more with the nonce it was given, then keeps it: one request a poll", async () => {
  const ours = client();
  expect(await ours.text(get, 100_000)).toMatchObject({ ok: true });
  expect(hub.requests.length).toBe(2);
  const etag = (await ours.text(get, 100_000)) as { value: { etag: string } };
  const again = await ours.text({ ...get, headers: { "if-none-match": etag.value.etag } }, 100_000);
  expect(again).toMatchObject({ ok: true, value: { text: null } });
  expect(hub.requests.length).toBe(4);
});

test("a hub that always wants another nonce is asked twice, not for ever", async () => {
  always((response) => {
    response.writeHead(401, { "content-type": "application/json", "dpop-nonce": "another" });
    response.end(JSON.stringify({ problems: [{ code: "proof_nonce", path: "", vi: "", en: "" }] }));
  });
  expect(await client().text(get, 100_000)).toMatchObject({ ok: false, problems: [{ code: "proof_nonce" }] });
  expect(hub.requests.length).toBe(2);
});

test.each([
  ["a portal page", 200, { "content-type": "text/html" }, "hub_answer_bad"],
  ["a redirect", 302, { location: "http://127.0.0.1:1/" }, "hub_answer_bad"],
  ["an error without a body of ours", 502, { "content-type": "text/html" }, "hub_unreachable"],
  ["too many requests", 429, {}, "too_many_requests"],
])("%s is a failure", async (_name, status, headers, code) => {
  always((response) => {
    response.writeHead(status, headers as Record<string, string>);
    response.end("<html></html>");
  });
  expect(await client().text(get, 100_000)).toMatchObject({ ok: false, problems: [{ code }] });
});

test("an endless body costs no more than its cap", async () => {
  always((response) => {
    response.writeHead(200, { "content-type": "application/jose" });
    const pour = () => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536, 97)));
    };
    response.on("drain", pour);
    pour();
  });
  expect(await client().text(get, 200_000)).toMatchObject({ ok: false, problems: [{ code: "too_big" }] });
});

test("a hub that is not there is unreachable, not an exception", async () => {
  await hub.close();
  const answer = await client().text(get, 100_000);
  expect(answer).toMatchObject({ ok: false, problems: [{ code: "hub_unreachable" }] });
  await hub.open();
});
