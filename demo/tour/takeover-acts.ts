/** Acts two and three: an urgent message takes the whole board at once, and its all-clear gives it back. */
import type { Act } from "./act.ts";

/** Who speaks for the province. */
const speaker = "lt";

export const takeoverAct: Act = {
  id: "takeover",
  caption: {
    vi: "Tin khẩn của Công an tỉnh cho xã Núi Vọng: chiếm toàn màn hình ngay, dù phim đang phát.",
    en: "An urgent message of the police for Núi Vọng takes the whole screen at once, even in mid-video.",
  },
  button: { vi: "Phát tin khẩn", en: "Raise the alert" },
  async run({ client, order, marks, memory }) {
    marks.takeover = marks.fresh();
    const body = { ...order, mark: marks.takeover };
    const { takeover } = await client.call("raiseTakeover", { params: { unit: speaker }, body });
    memory.takeoverId = takeover;
  },
  seen: ({ marks }) => ({ anyOf: new Set([marks.takeover]), noneOf: marks.forged }),
};

export const clearedAct: Act = {
  id: "cleared",
  caption: {
    vi: "Báo yên: bảng nói đã hết báo động trong mười giây rồi phát tiếp như trước.",
    en: "All clear: the board says so for ten seconds, then plays on as before.",
  },
  button: { vi: "Báo yên", en: "All clear" },
  async run({ client, memory }) {
    if (memory.takeoverId === null) return;
    const params = { unit: speaker, takeover: memory.takeoverId };
    await client.call("allClear", { params, body: {} });
    memory.takeoverId = null;
  },
  seen: ({ marks }) => ({ anyOf: marks.published, noneOf: new Set([...marks.forged, marks.takeover]) }),
};
