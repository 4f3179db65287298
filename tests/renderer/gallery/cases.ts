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
];
