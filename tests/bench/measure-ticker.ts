/**
 * The ticker with the main thread blocked 150 ms each second, read from the screen: longest freeze, jumps
 * when the text changes, and processor time, each beside a bare Web Animations strip of the same face, size
 * and speed.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { landscape, sceneOf, tickerOf } from "../renderer/board/scenes.ts";
import { bareStrip, busyScript } from "./anchors.ts";
import { serveBoardPage } from "./board-page.ts";
import { openChromium } from "./chromium.ts";
import { type Motion, judgeMotion } from "./motion.ts";
import { servePages } from "./page-server.ts";
import { cpuSecondsOf } from "./processes.ts";
import { type Figure, median } from "./report.ts";
import { type Frame, type Screen, openScreen, watchScreen } from "./screen.ts";

const rounds = 3;
const secondsWatched = 8;
/** Adults, 86 px Noto Sans on 1920 px: the speed of the preset. */
const pxPerSecond = 480;
/** Inside the text of the band, right of the severity block. */
const region = { x: 800, y: 965, widthPx: 700, heightPx: 90 };
const texts = [
  "Công an không điều tra qua điện thoại, không yêu cầu chuyển tiền để chứng minh trong sạch.",
  "Bị dọa bắt, ép ở một mình, cấm nói với ai? Gọi bố mẹ, thầy cô hoặc 113 ngay.",
  "Mã OTP là chìa khóa nhà: không đọc qua điện thoại, không gửi cho bất kỳ ai.",
];

/** Scenes whose ticker text changes every two seconds, and the busy loop. */
function driver(): string {
  const scenes = texts.map((text, index) =>
    sceneOf({
      size: landscape,
      tickers: [tickerOf(`tk_${index}`, text), tickerOf("tk_last", texts[0] ?? "")],
    }),
  );
  return `const scenes = ${JSON.stringify(scenes)};
let seq = 0;
const next = () => { window.preview.show({ ...scenes[seq % scenes.length], seq: seq + 1000 }); seq += 1; };
addEventListener("load", () => { next(); setInterval(next, 2000); });
${busyScript}`;
}

interface Round extends Motion {
  readonly cpuShare: number;
}

async function watchPage(screen: Screen, url: string): Promise<Round> {
  const browser = openChromium(screen, url);
  await sleep(9_000);
  const frames: Frame[] = [];
  const cpuBefore = cpuSecondsOf(browser.pid);
  const watch = watchScreen(screen, region, 120, ({ rgb, atMs }) =>
    frames.push({ rgb: Buffer.from(rgb), atMs }),
  );
  await sleep(secondsWatched * 1_000);
  const cpuShare = (cpuSecondsOf(browser.pid) - cpuBefore) / secondsWatched;
  await watch.stop();
  await browser.close();
  return { ...judgeMotion(frames, region, pxPerSecond), cpuShare };
}

export async function measure(): Promise<readonly Figure[]> {
  const screen = await openScreen();
  const strip = { widthPx: 1920, heightPx: 128, fontPx: 86, pxPerSecond };
  const bare = await servePages(() => ({
    type: "text/html",
    body: bareStrip(texts.join(" ").repeat(8), strip),
  }));
  const board = await serveBoardPage(driver(), "");
  const ours: Round[] = [];
  const anchors: Round[] = [];
  for (let round = 0; round < rounds; round++) {
    anchors.push(await watchPage(screen, `${bare.url}/`));
    ours.push(await watchPage(screen, board.url));
  }
  await board.close();
  await bare.close();
  await screen.close();
  const of = (list: readonly Round[], key: keyof Round) => median(list.map((round) => round[key]));
  const compared = (name: string, key: keyof Round, unit: string, most: number): Figure => {
    return { name, ours: of(ours, key), anchor: of(anchors, key), unit, most };
  };
  return [
    compared("ticker, main thread blocked: longest freeze", "longestFreezeMs", "ms", 1.5),
    compared("ticker: processor time", "cpuShare", "cores", 1.25),
    {
      name: `ticker: jumps in ${rounds * (secondsWatched / 2)} changes of text`,
      ours: ours.reduce((sum, { jumps }) => sum + jumps, 0),
      anchor: null,
      unit: "jumps",
      most: 0,
    },
  ];
}
