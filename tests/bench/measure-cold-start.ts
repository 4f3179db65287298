/**
 * Cold start without a network: from starting the player to its first content on the screen, for both
 * shells and for a bare Electron, beside a bare Chromium that shows the same poster.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import sharp from "sharp";
import { BoardSettings } from "../../contract/board.ts";
import { UnitContent } from "../../contract/unit-content.ts";
import { type BoardFolders, boardFolders } from "../../demo/boards/board-folders.ts";
import { pairBoard } from "../../demo/boards/pair-boards.ts";
import { playerConfig } from "../../demo/boards/player-config.ts";
import { type Shell, shellCommand, shells } from "../../demo/boards/shells.ts";
import { childEnvironment } from "../../demo/config.ts";
import { publishContent } from "../../demo/hub/fill-hub.ts";
import { seedProvince } from "../../demo/seed/province.ts";
import { barePoster } from "./anchors.ts";
import { prepareBareElectron } from "./bare-electron.ts";
import { openChromium } from "./chromium.ts";
import { servePages } from "./page-server.ts";
import { type Figure, median } from "./report.ts";
import { type Rig, openRig, school } from "./rig.ts";
import { type Frame, type Screen, openScreen, watchScreen } from "./screen.ts";
import { waitUntil } from "./wait-until.ts";

const rounds = 5;
/** A colour nothing else on a board has. */
const poster = { r: 120, g: 40, b: 200 };
const lookAt = { x: 900, y: 400, widthPx: 64, heightPx: 64 };

function showsPoster({ rgb }: Frame): boolean {
  const [r = 0, g = 0, b = 0] = rgb.subarray(rgb.length / 2, rgb.length / 2 + 3);
  return Math.abs(r - poster.r) < 25 && Math.abs(g - poster.g) < 25 && Math.abs(b - poster.b) < 25;
}

/** Milliseconds from `start` to the poster; what `start` opened is closed before this answers. */
async function timeToPoster(screen: Screen, start: () => Promise<() => Promise<void>>): Promise<number> {
  let seenAtMs = Number.POSITIVE_INFINITY;
  const seen = { frames: 0 };
  const watch = watchScreen(screen, lookAt, 60, (frame) => {
    seen.frames++;
    if (showsPoster(frame)) seenAtMs = Math.min(seenAtMs, frame.atMs);
  });
  await waitUntil(() => seen.frames >= 3, 4_000);
  if (seenAtMs < Number.POSITIVE_INFINITY) throw new Error("the poster was there before the start");
  const startedAtMs = performance.now();
  const stop = await start();
  await waitUntil(() => seenAtMs < Number.POSITIVE_INFINITY, 30_000);
  await stop();
  await watch.stop();
  await sleep(500);
  if (seenAtMs === Number.POSITIVE_INFINITY) throw new Error("the poster never came");
  return seenAtMs - startedAtMs;
}

interface Board {
  readonly shell: Shell;
  readonly folders: BoardFolders;
}

function startPlayer(rig: Rig, screen: Screen, { shell, folders }: Board) {
  return async () => {
    const { command, args } = await shellCommand(shell, folders.configFile);
    const env = childEnvironment(screen.display);
    const child = rig.children.start({ name: shell, command, args, env, logFile: folders.logFile });
    return () => child.cut();
  };
}

/** Pairs a board and lets it play the poster once, so that the next start finds everything on its disk. */
async function prepareBoard(rig: Rig, screen: Screen, shell: Shell): Promise<Board> {
  const folders = boardFolders(rig.folder, `bench-${shell}`);
  mkdirSync(folders.run, { recursive: true });
  const config = playerConfig({ hubUrl: rig.hub.url, folders, clockStartAtMs: null });
  writeFileSync(folders.configFile, JSON.stringify(config));
  const [seed] = seedProvince().boards;
  if (!seed) throw new Error("the province has no boards");
  const board = { shell, folders };
  const settings = BoardSettings.parse({ showClock: false });
  await timeToPoster(screen, async () => {
    const stop = await startPlayer(rig, screen, board)();
    await pairBoard(rig.ports, rig.hub.client, folders.run, { ...seed, unit: school.id }, settings);
    return stop;
  });
  return board;
}

export async function measure(): Promise<readonly Figure[]> {
  const screen = await openScreen();
  const rig = await openRig();
  const bytes = await sharp({ create: { width: 1_920, height: 1_080, channels: 3, background: poster } })
    .webp()
    .toBuffer();
  const { hash } = await rig.hub.client.call("uploadAsset", { params: { unit: school.id }, body: bytes });
  const item = { id: "it_poster", kind: "image", title: "poster", asset: hash, durationMs: 3_600_000 };
  const playlist = { id: "pl_bench", name: "bench", items: [item] };
  const campaign = { id: "cp_bench", name: "bench", level: "normal", playlists: ["pl_bench"] };
  await publishContent(
    rig.hub.client,
    school.id,
    UnitContent.parse({ playlists: [playlist], campaigns: [campaign] }),
  );
  const boards: Board[] = [];
  for (const shell of shells) boards.push(await prepareBoard(rig, screen, shell));
  await rig.hub.process.end();
  const page = await servePages((path) =>
    path === "/poster.webp"
      ? { type: "image/webp", body: bytes }
      : { type: "text/html", body: barePoster("/poster.webp") },
  );
  const electron = await prepareBareElectron(screen, `${page.url}/`);
  const bare: number[] = [];
  const bareElectron: number[] = [];
  const ours = new Map<Shell, number[]>(shells.map((shell) => [shell, []]));
  for (let round = 0; round < rounds; round++) {
    const openBare = async () => {
      const browser = openChromium(screen, `${page.url}/`);
      return () => browser.close();
    };
    bare.push(await timeToPoster(screen, openBare));
    const openElectron = async () => {
      const opened = electron.open();
      return () => opened.close();
    };
    bareElectron.push(await timeToPoster(screen, openElectron));
    for (const board of boards)
      ours.get(board.shell)?.push(await timeToPoster(screen, startPlayer(rig, screen, board)));
  }
  await electron.close();
  await page.close();
  await rig.close();
  await screen.close();
  const ofOurs = shells.map((shell) => [`${shell}: to first content`, ours.get(shell) ?? []] as const);
  // The floor of the first: nothing of ours can be quicker.
  return [...ofOurs, ["an Electron with nothing in it", bareElectron] as const].map(([name, runs]) => ({
    name: `cold start offline, ${name}`,
    ours: median(runs),
    anchor: median(bare),
    unit: "ms",
    most: 1.5,
  }));
}
