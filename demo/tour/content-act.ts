/** Act one: what school and province publish arrives on a board that knew only its house loop. */
import type { Act } from "./act.ts";
import { publishFresh } from "./publish-fresh.ts";

export const contentAct: Act = {
  id: "content",
  caption: {
    vi: "Bảng mới ghép nối, đang phát vòng lặp có sẵn. Tỉnh và trường xuất bản: nội dung đã ký về tới bảng.",
    en: "A board just paired plays its house loop. Province and school publish: signed content arrives.",
  },
  button: { vi: "Xuất bản", en: "Publish" },
  async run(stage) {
    await publishFresh(stage, stage.contents);
  },
  seen: ({ marks }) => ({ anyOf: marks.published, noneOf: marks.forged }),
};
