import { expect, test } from "vitest";
import { Asset } from "../../contract/asset.ts";
import type { AssetHash } from "../../contract/ids.ts";
import { problem } from "../../contract/problem.ts";
import { type Result, failed, ok } from "../../contract/result.ts";
import { createAssetFetcher } from "../../engine/sync/asset-fetcher.ts";
import { sha256Hex } from "../../platform/files.ts";
import { createFakePorts } from "../support/fake-ports.ts";

const assets = ["a", "b", "c", "d", "e"].map((name) =>
  Asset.parse({ hash: sha256Hex(name), sizeBytes: 1, mime: "image/png", widthPx: 1, heightPx: 1 }),
);

function world(answer: (asset: Asset, attempt: number) => Result<void>) {
  const ports = createFakePorts({ seed: 1, startWallMs: 0 });
  const held = new Set<AssetHash>();
  const asked: AssetHash[] = [];
  let atOnce = 0;
  let atOnceMost = 0;
  const fetcher = createAssetFetcher({
    ports,
    async download(asset, signal) {
      asked.push(asset.hash);
      atOnce += 1;
      atOnceMost = Math.max(atOnceMost, atOnce);
      await ports.timers.sleep(100, signal).catch(() => undefined);
      atOnce -= 1;
      const result = answer(asset, asked.filter((hash) => hash === asset.hash).length);
      if (result.ok && !signal.aborted) held.add(asset.hash);
      return signal.aborted ? failed(problem("hub_unreachable")) : result;
    },
    isHeld: (hash) => held.has(hash),
    failed: () => undefined,
  });
  const want = (list: readonly Asset[]) => fetcher.want(list.map((asset) => ({ asset, neededAtMs: 0 })));
  return { ports, held, asked, fetcher, want, most: () => atOnceMost };
}

test("fetches in the order of need, three at a time", async () => {
  const { ports, held, asked, want, most } = world(() => ok(undefined));
  want(assets);
  await ports.advance(1_000);
  expect(asked).toEqual(assets.map(({ hash }) => hash));
  expect(held.size).toBe(5);
  expect(most()).toBe(3);
});

test("a failing one waits longer each time and holds nobody up; it comes in the end", async () => {
  const bad = assets[0]?.hash;
  const fails = (asset: Asset, attempt: number) =>
    asset.hash === bad && attempt < 4 ? failed<void>(problem("hash")) : ok(undefined);
  const { ports, held, asked, want, fetcher } = world(fails);
  want(assets);
  await ports.advance(1_000);
  expect(held.size).toBe(4);
  expect(fetcher.missing()).toBe(1);
  await ports.advance(120_000);
  expect(held.size).toBe(5);
  expect(asked.filter((hash) => hash === bad).length).toBe(4);
});

test("what is no longer wanted is broken off and not asked for again", async () => {
  const { ports, held, want, asked } = world(() => ok(undefined));
  want(assets.slice(0, 1));
  await ports.advance(50);
  want(assets.slice(1, 2));
  await ports.advance(1_000);
  expect([...held]).toEqual([assets[1]?.hash]);
  expect(asked.length).toBe(2);
});

test("when the hub is back nothing waits for its turn", async () => {
  let isBack = false;
  const { ports, held, want, fetcher } = world(() =>
    isBack ? ok(undefined) : failed(problem("hub_unreachable")),
  );
  want(assets.slice(0, 1));
  await ports.advance(600_000);
  isBack = true;
  fetcher.retryNow();
  await ports.advance(200);
  expect(held.size).toBe(1);
});
