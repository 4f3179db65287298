/** Act one: what school and province publish arrives on a board that knew only its house loop. */
import type { Act } from "./act.ts";
import { publishFresh } from "./publish-fresh.ts";

export const contentAct: Act = {
  id: "content",
  caption: {
    vi: "Bảng vừa được ghép nối và đang phát vòng lặp có sẵn. Công an tỉnh và nhà trường xuất bản: nội dung đã ký về tới bảng.",
    en: "The board was just paired and plays its house loop. Province and school publish: signed content reaches the board.",
  },
  button: { vi: "Xuất bản", en: "Publish" },
  async run(stage) {
    await publishFresh(stage, stage.contents);
  },
  seen: ({ marks }) => ({ anyOf: marks.published, noneOf: marks.forged }),
};
