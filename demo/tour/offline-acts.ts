/**
 * Acts five to eight: the hub is gone, the plug is pulled, the picture is back; then the road heals and the
 * plays arrive.
 */
import { waitFor } from "../processes/wait-for.ts";
import type { Act, PixelCheck } from "./act.ts";
import type { Stage } from "./stage.ts";

/** How long a screen may keep the picture of a dead player, in milliseconds. */
const darkMsMax = 15_000;

const playsOn = ({ marks }: Stage): PixelCheck => ({
  anyOf: marks.published,
  noneOf: new Set([...marks.forged, marks.takeover]),
});

async function hubNowMs({ client }: Stage): Promise<number> {
  return (await client.call("health")).atMs;
}

export const offlineAct: Act = {
  id: "offline",
  caption: {
    vi: "Rút dây mạng: máy chủ biến mất, bảng vẫn phát.",
    en: "Pull the network cable: the hub is gone, the board plays on.",
  },
  button: { vi: "Rút dây mạng", en: "Cut the network" },
  async run(stage) {
    stage.memory.cutAtMs = await hubNowMs(stage);
    stage.proxy.tell("cut");
  },
  seen: playsOn,
  staysMs: 4_000,
};

export const restartedAct: Act = {
  id: "restarted",
  caption: {
    vi: "Rút cả điện (kill -9) rồi bật lại khi vẫn mất mạng: bảng tự chạy và phát tiếp đúng chỗ.",
    en: "Pull the plug too (kill -9) and switch on, still offline: the board comes back where it should be.",
  },
  button: { vi: "Rút điện, bật lại", en: "Kill the player" },
  async run({ player, eye, ports }) {
    await player.cut();
    await waitFor(ports, darkMsMax, "the screen to be dark", async () => {
      const marks = await eye();
      return marks === null || marks.size === 0 ? true : null;
    });
    await player.start();
  },
  seen: playsOn,
};

export const reconnectedAct: Act = {
  id: "reconnected",
  caption: {
    vi: "Cắm lại dây mạng: bảng tự báo về máy chủ.",
    en: "Plug the cable in again: the board reports to the hub by itself.",
  },
  button: { vi: "Nối lại mạng", en: "Reconnect" },
  async run(stage) {
    stage.memory.healedAtMs = await hubNowMs(stage);
    stage.proxy.tell("truth");
  },
  seen: playsOn,
  async proven({ client, board, memory }) {
    const { lastSeenAtMs } = await client.call("board", { params: { board: board.id } });
    return lastSeenAtMs !== null && lastSeenAtMs > memory.healedAtMs;
  },
};

export const playsAct: Act = {
  id: "plays",
  caption: {
    vi: "Những gì bảng đã phát khi mất mạng về tới máy chủ: mỗi lượt một lần, không thêm, không mất.",
    en: "What the board played while offline reaches the hub: each play once, none invented, none lost.",
  },
  button: { vi: "Xem bằng chứng", en: "See the proof" },
  run: async () => {},
  seen: playsOn,
  async proven({ client, board, memory }) {
    const query = { board: board.id, limit: "1000" };
    const { plays } = await client.call("boardPlays", { query });
    const ids = new Set(plays.map(({ playId }) => playId));
    const whileCut = plays.filter(
      ({ startedAtMs, receivedAtMs, witness }) =>
        witness === "glass" && startedAtMs < memory.healedAtMs && receivedAtMs >= memory.healedAtMs,
    );
    return whileCut.length > 0 && ids.size === plays.length;
  },
};
