/** The lying proxy lies exactly as told: a demo of refusals is worth nothing if the lies are not told. */
import { type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { payloadOf, swapMarks } from "../../demo/tour/forge.ts";
import { type LyingProxy, openLyingProxy } from "../../demo/tour/lying-proxy.ts";
import { openDocument, signDocument } from "../../platform/trust/envelope.ts";
import { type SigningKey, makeSigningKey } from "../../platform/trust/keys.ts";

let hub: Server;
let proxy: LyingProxy;
let key: SigningKey;
let revision = 0;
const seen: (string | undefined)[] = [];

beforeEach(async () => {
  key = await makeSigningKey();
  revision = 0;
  hub = createServer((incoming, outgoing) => {
    seen.push(incoming.headers.host);
    void (async () => {
      if (incoming.url === "/v1/manifest") {
        revision += 1;
        outgoing.end(await signDocument("manifest", { revision, mark: 1234 }, key));
      } else if (incoming.url === "/v1/editions/a") {
        outgoing.end(await signDocument("edition", { mark: 1234 }, key));
      } else outgoing.end("0123456789");
    })();
  });
  await new Promise<void>((resolve) => hub.listen(0, "127.0.0.1", resolve));
  const forgery = {
    key: await makeSigningKey(),
    rewrite: (json: string) => swapMarks(json, (digits) => 9 * 10 ** (digits - 1)),
  };
  proxy = await openLyingProxy(`http://127.0.0.1:${(hub.address() as AddressInfo).port}`, forgery);
});

afterEach(async () => {
  await proxy.close();
  hub.closeAllConnections();
  await new Promise((resolve) => hub.close(resolve));
});

const get = async (path: string) => (await fetch(`${proxy.url}${path}`)).text();
const opens = async (jws: string, type: "manifest" | "edition") =>
  (await openDocument(type, jws, (kid) => (kid === key.kid ? key.publicJwk : null))).ok;

describe("the lying proxy", () => {
  test("tells the truth until told otherwise, and keeps the name the board called", async () => {
    expect(await opens(await get("/v1/manifest"), "manifest")).toBe(true);
    expect(await get("/v1/assets/a")).toBe("0123456789");
    expect(seen).toContain(new URL(proxy.url).host);
  });

  test("forges an edition of the same size whose signature does not hold", async () => {
    const real = await get("/v1/editions/a");
    proxy.tell("forged_edition");
    const forged = await get("/v1/editions/a");
    expect(payloadOf(forged)).toBe('{"mark":9000}');
    expect(forged).toHaveLength(real.length);
    expect(await opens(forged, "edition")).toBe(false);
    expect(proxy.told("forged_edition")).toBe(1);
  });

  test("replays the first manifest, which is old but was signed well", async () => {
    const first = await get("/v1/manifest");
    expect(await get("/v1/manifest")).not.toBe(first);
    proxy.tell("replayed_manifest");
    expect(await get("/v1/manifest")).toBe(first);
    proxy.tell("truth");
    expect(await get("/v1/manifest")).not.toBe(first);
  });

  test("poisons an asset without changing its size", async () => {
    proxy.tell("poisoned_asset");
    const poisoned = await fetch(`${proxy.url}/v1/assets/a`).then((answer) => answer.bytes());
    expect(poisoned).toHaveLength(10);
    expect(Buffer.from(poisoned).equals(Buffer.from("0123456789"))).toBe(false);
  });

  test("cuts: no answer at all, and is back when told", async () => {
    proxy.tell("cut");
    await expect(get("/v1/manifest")).rejects.toThrow("fetch failed");
    proxy.tell("truth");
    expect(await opens(await get("/v1/manifest"), "manifest")).toBe(true);
  });
});
