/** Every picture of the gallery. */
import { html, render } from "lit";
import { Icon } from "../../../contract/items/notice.ts";
import type { NoticeBody } from "../../../contract/items/notice.ts";
import type { Card } from "../../../contract/programme.ts";
import { pictogram, pictogramStyles } from "../../../renderer/pictograms/pictogram.ts";
import * as samples from "../samples.ts";
import type { GalleryCase } from "./gallery-case.ts";
import { noticeCase } from "./notice-case.ts";

const sizes = {
  landscape: { widthPx: 1920, heightPx: 1080 },
  portrait: { widthPx: 1080, heightPx: 1920 },
} as const;

const pictogramSheet: GalleryCase = {
  name: "pictograms",
  widthPx: 1600,
  heightPx: 1200,
  async show(frame) {
    const style = `${pictogramStyles.cssText}
      .sheet { display: grid; grid-template-columns: repeat(8, 1fr); gap: 40px; padding: 40px; background: #fbf6ea;
        height: 100%; box-sizing: border-box }`;
    const pictures = Icon.options.map((icon) => html`<div>${pictogram(icon)}</div>`);
    render(html`<style>${style}</style><div class="sheet">${pictures}</div>`, frame);
  },
};

function cardsOf(name: string, notice: NoticeBody, cards: readonly Card["card"][]): GalleryCase[] {
  return Object.entries(sizes).flatMap(([size, pixels]) =>
    cards.map((card) => noticeCase({ name: `${name}-${card}-${size}`, notice, card, ...pixels })),
  );
}

const stripSizes = {
  "1920x128": { widthPx: 1920, heightPx: 128 },
  "384x64": { widthPx: 384, heightPx: 64 },
  "320x32": { widthPx: 320, heightPx: 32 },
  "192x32": { widthPx: 192, heightPx: 32 },
  "256x64": { widthPx: 256, heightPx: 64 },
  "160x16": { widthPx: 160, heightPx: 16 },
} as const;

/** Every page of a strip in one column, as it would follow in time. */
function stripCases(name: string, notice: NoticeBody, card: Card["card"]): GalleryCase[] {
  const moments = [0.01, 0.3, 0.55, 0.97];
  return Object.entries(stripSizes).map(([size, { widthPx, heightPx }]) => ({
    name: `${name}-strip-${size}`,
    widthPx,
    heightPx: (heightPx + 4) * moments.length,
    async show(frame) {
      for (const [row, at] of moments.entries()) {
        const one = document.createElement("div");
        const top = row * (heightPx + 4);
        one.style.cssText = `position:absolute;top:${top}px;width:${widthPx}px;height:${heightPx}px`;
        frame.append(one);
        const shown = heightPx < 100 ? "short" : card;
        await noticeCase({ name, notice, card: shown, widthPx, heightPx, at, cards: [shown] }).show(one);
      }
    },
  }));
}

export const galleryCases: readonly GalleryCase[] = [
  pictogramSheet,
  ...cardsOf("danger", samples.fakePolice, ["title", "signs", "actions", "full"]),
  ...cardsOf("warning", samples.childInHospital, ["title", "signs", "actions", "full"]),
  ...cardsOf("caution", samples.feeForPrize, ["title", "actions", "simple", "full"]),
  ...cardsOf("tip", samples.waitFiveMinutes, ["title", "lines", "full"]),
  ...cardsOf("news", samples.parentsMeeting, ["text", "full"]),
  ...cardsOf("news-plain", samples.bookDrive, ["text"]),
  ...cardsOf("longest-warning", samples.longestWarning, ["title", "signs", "actions", "simple", "full"]),
  ...cardsOf("longest-tip", samples.longestTip, ["title", "lines", "full"]),
  ...cardsOf("longest-news", samples.longestNews, ["text"]),
  ...stripCases("danger", samples.fakePolice, "title"),
  ...stripCases("caution", samples.feeForPrize, "short"),
  ...stripCases("news", samples.parentsMeeting, "short"),
  ...stripCases("longest", samples.longestWarning, "title"),
];
