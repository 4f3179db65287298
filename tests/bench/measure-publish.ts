/**
 * Publish to pixels over the nudge: from the order of a takeover to the first captured frame that shows it,
 * in four states of the board, beside a bare page that turns red at a server-sent event while it plays
 * posters and a strip.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { chromium } from "playwright";
import sharp from "sharp";
import { BoardSettings } from "../../contract/board.ts";
import { UnitContent } from "../../contract/unit-content.ts";
import { boardFolders } from "../../demo/boards/board-folders.ts";
import { pairBoard } from "../../demo/boards/pair-boards.ts";
import { playerConfig } from "../../demo/boards/player-config.ts";
import { shellCommand } from "../../demo/boards/shells.ts";
import { publishContent } from "../../demo/hub/fill-hub.ts";
import { makePicture } from "../../demo/tour/make-picture.ts";
import { seedProvince } from "../../demo/seed/province.ts";
import { childEnvironment } from "../../demo/config.ts";
import { bareEventPage, busyScript } from "./anchors.ts";
import { openChromium } from "./chromium.ts";
import { type Figure, median, percentile } from "./report.ts";
import { type Rig, openRig, school } from "./rig.ts";
import { type Frame, type Screen, openScreen, watchScreen } from "./screen.ts";
import { waitUntil } from "./wait-until.ts";

const rounds = 3;
const ordersPerRound = 34;
const debugPort = 9_377;
const lookAt = { x: 900, y: 60, widthPx: 64, heightPx: 64 };

/** The field of a danger takeover fills the place we look at. */
function isRed({ rgb }: Frame): boolean {
  let red = 0;
  for (let at = 0; at + 2 < rgb.length; at += 3) {
    if ((rgb[at] ?? 0) > 150 && (rgb[at + 1] ?? 0) < 40 && (rgb[at + 2] ?? 0) < 60) red++;
  }
  return red > rgb.length / 6;
}

/**
 * Waits until the screen is (or stops being) red after `act` began; milliseconds, or throws after ten
 * seconds.
 */
async function timeToRed(screen: Screen, wanted: boolean, act: () => Promise<void>): Promise<number> {
  let seenAtMs = Number.POSITIVE_INFINITY;
  const seen = { frames: 0 };
  const watch = watchScreen(screen, lookAt, 120, (frame) => {
    seen.frames++;
    if (isRed(frame) === wanted) seenAtMs = Math.min(seenAtMs, frame.atMs);
  });
  try {
    await waitUntil(() => seen.frames >= 5, 4_000);
    if (seenAtMs < Number.POSITIVE_INFINITY) throw new Error("the screen looked so before the order");
    const startedAtMs = performance.now();
    await act();
    await waitUntil(() => seenAtMs < Number.POSITIVE_INFINITY, 30_000);
    if (seenAtMs === Number.POSITIVE_INFINITY) throw new Error(`never ${wanted ? "" : "not "}red`);
    return seenAtMs - startedAtMs;
  } finally {
    await watch.stop();
  }
}

/** Two noisy pictures of 3840x2160. */
function makePosters(): Promise<Buffer[]> {
  const noise = (mean: number) => ({ type: "gaussian" as const, mean, sigma: 30 });
  const poster = (mean: number) =>
    sharp({ create: { width: 3_840, height: 2_160, channels: 3, background: "black", noise: noise(mean) } });
  return Promise.all([80, 160].map((mean) => poster(mean).blur(3).jpeg({ quality: 85 }).toBuffer()));
}

async function measureAnchor(screen: Screen, posters: readonly Buffer[]): Promise<number[]> {
  const pages = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    if (request.url === "/events") {
      response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
      response.flushHeaders();
      pages.add(response);
      return;
    }
    const poster = posters[Number(/^\/poster(\d)/.exec(request.url ?? "")?.[1])];
    if (poster) return void response.writeHead(200, { "content-type": "image/jpeg" }).end(poster);
    const page = bareEventPage("/events", ["/poster0", "/poster1"]);
    response.writeHead(200, { "content-type": "text/html" }).end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const browser = openChromium(screen, `http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await waitUntil(() => pages.size > 0, 15_000);
  await sleep(1_500);
  const say = (what: string) => async () => {
    for (const page of pages) page.write(`event: alert\ndata: ${what}\n\n`);
  };
  const times: number[] = [];
  for (let order = 0; order < ordersPerRound; order++) {
    times.push(await timeToRed(screen, true, say("on")));
    await timeToRed(screen, false, say("off"));
  }
  await browser.close();
  server.closeAllConnections();
  server.close();
  return times;
}

type State = "idle" | "mid-swap" | "video" | "main thread blocked";
const states: readonly State[] = ["idle", "mid-swap", "video", "main thread blocked"];

async function fill(rig: Rig, state: State, film: Buffer): Promise<void> {
  const { client } = rig.hub;
  const upload = (bytes: Uint8Array) =>
    client.call("uploadAsset", { params: { unit: school.id }, body: bytes });
  const picture = await upload(makePicture());
  const still = { kind: "image", asset: picture.hash, durationMs: state === "mid-swap" ? 1_000 : 3_600_000 };
  const items =
    state === "video"
      ? [
          {
            id: "it_film",
            kind: "video",
            title: "film",
            asset: (await upload(film)).hash,
            durationMs: 600_000,
          },
        ]
      : [
          { ...still, id: "it_one", title: "one" },
          { ...still, id: "it_two", title: "two" },
        ];
  const playlist = { id: "pl_bench", name: "bench", items };
  const campaign = { id: "cp_bench", name: "bench", level: "normal", playlists: ["pl_bench"] };
  await publishContent(
    client,
    school.id,
    UnitContent.parse({ playlists: [playlist], campaigns: [campaign] }),
  );
}

async function ordersIn(rig: Rig, screen: Screen): Promise<number[]> {
  const { client } = rig.hub;
  const times: number[] = [];
  for (let order = 0; order < ordersPerRound; order++) {
    let takeover = "";
    const raise = async () => {
      const asked = {
        size: "full",
        severity: "danger",
        headline: "Báo động",
        ticker: "Báo động",
        short: "Báo động",
        // An edition holds a hundred takeovers at most: these leave before there are so many.
        lifeMs: 60_000,
      };
      takeover = (await client.call("raiseTakeover", { params: { unit: school.id }, body: asked })).takeover;
    };
    times.push(await timeToRed(screen, true, raise));
    const params = { unit: school.id, takeover };
    await timeToRed(screen, false, async () => void (await client.call("allClear", { params, body: {} })));
    await sleep(100 + ((order * 37) % 400));
  }
  return times;
}

interface Board {
  readonly url: string;
  readonly pid: number;
}

async function startBoard(rig: Rig): Promise<Board> {
  const folders = boardFolders(rig.folder, "bench");
  mkdirSync(folders.run, { recursive: true });
  writeFileSync(
    folders.configFile,
    JSON.stringify(playerConfig({ hubUrl: rig.hub.url, folders, clockStartAtMs: null })),
  );
  const { command, args } = await shellCommand("chromium", folders.configFile, "none");
  let said = "";
  const { logFile } = folders;
  const env = childEnvironment(null);
  const onOutput = (text: string) => {
    said += text;
  };
  const child = rig.children.start({ name: "player", command, args, env, logFile, onOutput });
  const [seed] = seedProvince().boards;
  if (!seed) throw new Error("the province has no boards");
  const settings = BoardSettings.parse({ showClock: false });
  await pairBoard(rig.ports, rig.hub.client, folders.run, { ...seed, unit: school.id }, settings);
  await waitUntil(() => said.includes("BANGTIN BOARD: "), 10_000);
  return { url: /BANGTIN BOARD: (\S+)/.exec(said)?.[1] ?? "", pid: child.pid };
}

async function blockMainThread(): Promise<void> {
  const attached = await chromium.connectOverCDP(`http://127.0.0.1:${debugPort}`);
  await attached.contexts()[0]?.pages()[0]?.evaluate(busyScript);
  await attached.close();
}

export async function measure(): Promise<readonly Figure[]> {
  const screen = await openScreen();
  const posters = await makePosters();
  const rig = await openRig();
  const film = join(rig.folder, "film.mp4");
  const source = "testsrc2=size=1920x1080:rate=25:duration=20";
  execFileSync("ffmpeg", ["-loglevel", "error", "-f", "lavfi", "-i", source, "-pix_fmt", "yuv420p", film]);
  const { url } = await startBoard(rig);
  const anchor: number[] = [];
  const ours = new Map<State, number[]>(states.map((state) => [state, []]));
  for (let round = 0; round < rounds; round++) {
    anchor.push(...(await measureAnchor(screen, posters)));
    const browser = openChromium(screen, url, [`--remote-debugging-port=${debugPort}`]);
    for (const state of states) {
      await fill(rig, state, readFileSync(film));
      await sleep(6_000);
      if (state === "main thread blocked") await blockMainThread();
      ours.get(state)?.push(...(await ordersIn(rig, screen)));
    }
    await browser.close();
  }
  await rig.close();
  await screen.close();
  rmSync(film, { force: true });
  return states.flatMap((state): Figure[] => {
    const times = ours.get(state) ?? [];
    const compared = (name: string, of: (values: readonly number[]) => number, most: number) => ({
      name: `publish to pixels, ${state}: ${name}`,
      ours: of(times),
      anchor: of(anchor),
      unit: "ms",
      most,
    });
    return [compared("p50", median, 2), compared("p99", (values) => percentile(values, 0.99), 4)];
  });
}
