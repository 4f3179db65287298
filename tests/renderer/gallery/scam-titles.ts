/** The title card of every scam the demo province warns of. */
import { NoticeBody } from "../../../contract/items/notice.ts";
import scams from "../../../demo/content/scams.json" with { type: "json" };
import { iconOf } from "../../../demo/seed/vocabulary.ts";
import type { GalleryCase } from "./gallery-case.ts";
import { noticeCase } from "./notice-case.ts";

const severities = { thong_tin: "info", luu_y: "caution", canh_bao: "warning", nguy_hiem: "danger" } as const;

export const scamTitles = scams.items.map((scam) => ({ name: `scam-${scam.id}`, text: scam.poster.title }));

export const scamCases: readonly GalleryCase[] = scams.items.map((scam) =>
  noticeCase({
    name: `scam-${scam.id}`,
    notice: NoticeBody.parse({
      template: "warning",
      severity: severities[scam.severity as keyof typeof severities],
      icon: iconOf(scam.icon),
      title: scam.poster.title,
      answer: scam.poster.slogan,
      short: scam.ticker_short,
      signs: scam.poster.signs,
      actions: scam.poster.actions,
      report: [{ label: "Công an", value: "113" }],
      source: "Công an tỉnh Lạc Thủy",
      updated: "23/11/2026",
    }),
    card: "title",
    widthPx: 1920,
    heightPx: 1080,
  }),
);
