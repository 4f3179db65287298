/**
 * A thousand swaps over every pair of picture, film, notice and broken file, read from the screen: samples
 * in which nothing but the ground was to be seen.
 */
import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type TestAssets, makeAssets } from "../renderer/board/test-assets.ts";
import { imageItem, noticeItem, sceneOf, small, startMs, videoItem } from "../renderer/board/scenes.ts";
import { serveBoardPage } from "./board-page.ts";
import { openChromium } from "./chromium.ts";
import type { Figure } from "./report.ts";
import { type Frame, openScreen, watchScreen } from "./screen.ts";

/** Every ordered pair of the four kinds once: a de Bruijn cycle. */
const cycle = "aabacadbbcbdccdd".split("");

interface Run {
  readonly swaps: number;
  readonly everyMs: number;
  /** True: 500 ms cross-fades; false: plain cuts. */
  readonly motion: boolean;
}

const runs: readonly Run[] = [
  { swaps: 800, everyMs: 400, motion: false },
  { swaps: 200, everyMs: 1_000, motion: true },
];

/** The scenes of one cycle, without their times; the page lays them on its own clock, one every `everyMs`. */
function driver(media: TestAssets, { everyMs, motion }: Run): string {
  const kinds: Readonly<Record<string, object[]>> = {
    a: [media.red, media.green, media.blue].map((asset, index) => imageItem(`it_picture${index}`, asset)),
    b: [videoItem("it_film", media.film)],
    c: [noticeItem("it_notice")],
    d: [imageItem("it_broken", media.broken), imageItem("it_missing", media.missing)],
  };
  const items = cycle.map((kind, index) => kinds[kind]?.[index % kinds[kind].length]);
  const assets = [media.red, media.green, media.blue, media.film, media.broken, media.missing];
  const scene = sceneOf({ size: small, motion }, assets);
  return `const base = ${JSON.stringify(scene)}, items = ${JSON.stringify(items)};
const everyMs = ${everyMs}, dayMs = ${startMs}, source = { name: "Bến Đò", shortName: "Bến Đò" };
const showing = (n) => {
  const item = items[n % items.length], startMs = dayMs + n * everyMs;
  const card = { card: item.kind === "notice" ? "title" : "whole", index: 0, durationMs: 60000 };
  const key = item.id + "@" + startMs;
  return { key, item, campaign: null, source, startMs, endMs: startMs + everyMs, cards: [card] };
};
let n = 0, from;
const step = () => {
  const nowMs = Math.round(dayMs + performance.now() - from);
  window.preview.show({ ...base, seq: n + 1000, nowMs, item: showing(n), next: showing(n + 1) });
  n += 1;
  setTimeout(step, from + n * everyMs - performance.now());
};
addEventListener("load", () => { from = performance.now(); step(); });`;
}

/** Nearly all of the picture is one dark ground colour or the page behind it. */
export function isBlank({ rgb }: Frame): boolean {
  let ground = 0;
  let looked = 0;
  for (let at = 0; at + 2 < rgb.length; at += 3 * 97) {
    const [red = 0, green = 0, blue = 0] = rgb.subarray(at, at + 3);
    const isDark = red < 40 && green < 40 && blue < 50;
    const isWhite = red > 250 && green > 250 && blue > 250;
    if (isDark || isWhite) ground++;
    looked++;
  }
  return ground > looked * 0.97;
}

async function blankSamples(media: TestAssets, run: Run): Promise<{ blank: number; samples: number }> {
  const screen = await openScreen(small.widthPx, small.heightPx);
  const board = await serveBoardPage(driver(media, run), media.folder);
  const browser = openChromium(screen, board.url);
  await sleep(6_000);
  let blank = 0;
  let samples = 0;
  const whole = { x: 0, y: 0, widthPx: small.widthPx, heightPx: small.heightPx };
  const watch = watchScreen(screen, whole, 60, (frame) => {
    samples++;
    if (isBlank(frame)) blank++;
  });
  await sleep(run.swaps * run.everyMs);
  await watch.stop();
  await browser.close();
  await board.close();
  await screen.close();
  return { blank, samples };
}

export async function measure(): Promise<readonly Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), "bangtin-bench-media-"));
  const media = await makeAssets(folder);
  const figures: Figure[] = [];
  for (const run of runs) {
    const { blank, samples } = await blankSamples(media, run);
    const how = run.motion ? "cross-faded" : "cut";
    const name = `transitions: blank samples of ${samples} in ${run.swaps} ${how} swaps`;
    figures.push({ name, ours: blank, anchor: null, unit: "samples", most: 0 });
  }
  rmSync(folder, { recursive: true, force: true });
  return figures;
}
