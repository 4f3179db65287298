/**
 * Builds the whole demo up: hub with its seed, the lying road, the visible player, the fleet, every board
 * paired.
 */
import { join } from "node:path";
import { scopeCovers } from "../contract/unit.ts";
import type { Ports } from "../platform/ports.ts";
import { makeSigningKey } from "../platform/trust/keys.ts";
import { boardFolders } from "./boards/board-folders.ts";
import { fleetSettings, pairBoard, watchedSettings } from "./boards/pair-boards.ts";
import type { Picture, Shell } from "./boards/shells.ts";
import { startFleet } from "./boards/start-fleet.ts";
import { createVisiblePlayer } from "./boards/visible-player.ts";
import { publishAll, putUnits } from "./hub/fill-hub.ts";
import { type RunningHub, startHub } from "./hub/start-hub.ts";
import type { ChildSet } from "./processes/child-set.ts";
import { type SeedBoard, visibleBoardId } from "./seed/boards.ts";
import { type SeedProvince, seedProvince } from "./seed/province.ts";
import { swapMarks } from "./tour/forge.ts";
import { type LyingProxy, openLyingProxy } from "./tour/lying-proxy.ts";
import { makePicture } from "./tour/make-picture.ts";
import { type Eye, type Stage, createStageMarks } from "./tour/stage.ts";

export interface DemoPlan {
  readonly ports: Ports;
  readonly children: ChildSet;
  readonly folder: string;
  readonly shell: Shell;
  readonly picture: Picture;
  readonly env: NodeJS.ProcessEnv;
  readonly eye: Eye;
  /** How many boards without a window. */
  readonly simulated: number;
  /** `null`: the wall clock. */
  readonly startAtMs: number | null;
  /** Progress, for people. */
  readonly say: (what: string) => void;
  readonly onPlayerOutput: (text: string) => void;
}

export interface OpenDemo {
  readonly stage: Stage;
  readonly hub: RunningHub;
  readonly proxy: LyingProxy;
  /** Pairs the boards nobody watches; the tour need not wait for it. */
  startSimulated(): Promise<void>;
}

/** What the visible board hears: the province and its own school. */
function heardBy(province: SeedProvince, board: SeedBoard): SeedProvince["contents"] {
  return new Map([...province.contents].filter(([unit]) => unit === "lt" || unit === board.unit));
}

function orderFor(province: SeedProvince, board: SeedBoard) {
  const lines = province.units.find(({ id }) => id === board.unit)?.lines;
  const orders = province.alerts.flatMap((alert) => alert.orders);
  const order = orders.find(
    ({ scope }) => scope !== null && lines !== undefined && scopeCovers(scope, lines),
  );
  if (!order) throw new Error("no urgent message reaches the visible board");
  return order;
}

function visibleBoard(province: SeedProvince): SeedBoard {
  const board = province.boards.find(({ id }) => id === visibleBoardId);
  if (!board) throw new Error("the visible board is not in the seed");
  return board;
}

async function openRoad(hub: RunningHub, marks: Stage["marks"]): Promise<LyingProxy> {
  const rewrite = (json: string) =>
    swapMarks(json, () => {
      const mark = marks.fresh();
      marks.forged.add(mark);
      return mark;
    });
  return openLyingProxy(hub.url, { key: await makeSigningKey(), rewrite });
}

/** The demo's clock: from its Monday on, by the monotonic clock; `null`: the wall clock. */
function clockOf({ ports, startAtMs }: DemoPlan): () => number | null {
  const bornMs = ports.clock.monoMs();
  return () => (startAtMs === null ? null : Math.round(startAtMs + ports.clock.monoMs() - bornMs));
}

/**
 * The hub with the whole province in it, but for what the visible board hears: that is the tour's first
 * act.
 */
async function openHub(
  { ports, children, folder, env }: DemoPlan,
  province: SeedProvince,
  heard: SeedProvince["contents"],
  clockStartAtMs: number | null,
): Promise<RunningHub> {
  const hub = await startHub({ ports, children, folder: join(folder, "hub"), env, clockStartAtMs });
  await putUnits(hub.client, province.units);
  await publishAll(hub.client, new Map([...province.contents].filter(([unit]) => !heard.has(unit))));
  return hub;
}

async function openFleet(
  { ports, children, folder, env }: DemoPlan,
  hub: RunningHub,
  boards: readonly SeedBoard[],
  clockStartAtMs: number | null,
): Promise<void> {
  await startFleet({ children, demoFolder: folder, hubUrl: hub.url, boards, env, clockStartAtMs });
  for (const board of boards) {
    await pairBoard(ports, hub.client, boardFolders(folder, board.id).run, board, fleetSettings);
  }
}

export async function openDemo(plan: DemoPlan): Promise<OpenDemo> {
  const { ports, children, folder, env, shell, picture, eye, onPlayerOutput: onOutput } = plan;
  const clockNowMs = clockOf(plan);
  const province = seedProvince();
  const board = visibleBoard(province);
  const contents = heardBy(province, board);
  plan.say("hub");
  const hub = await openHub(plan, province, contents, clockNowMs());
  const marks = createStageMarks(() => ports.random.unit());
  const proxy = await openRoad(hub, marks);
  plan.say(`board ${board.id} (${shell})`);
  const folders = boardFolders(folder, board.id);
  const hubUrl = proxy.url;
  const player = createVisiblePlayer({
    children,
    folders,
    env,
    clockNowMs,
    hubUrl,
    shell,
    picture,
    onOutput,
  });
  await player.start();
  const id = await pairBoard(ports, hub.client, folders.run, board, watchedSettings);
  const stage: Stage = {
    ports,
    client: hub.client,
    proxy,
    player,
    eye,
    board: { id, unit: board.unit },
    contents,
    order: orderFor(province, board),
    picture: makePicture(),
    marks,
    memory: { takeoverId: null, cutAtMs: 0, healedAtMs: 0 },
  };
  const others = province.boards.filter((each) => each.isPaired && each.id !== board.id);
  const simulated = others.slice(0, plan.simulated);
  const startSimulated = async () => {
    if (simulated.length === 0) return;
    plan.say(`${simulated.length} simulated boards`);
    await openFleet(plan, hub, simulated, clockNowMs());
  };
  return { stage, hub, proxy, startSimulated };
}
