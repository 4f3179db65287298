/** Every picture of the gallery. */
import { html, render } from "lit";
import { Icon } from "../../../contract/items/notice.ts";
import type { NoticeBody } from "../../../contract/items/notice.ts";
import { HousePlaylist } from "../../../contract/local-playlist.ts";
import type { Card } from "../../../contract/programme.ts";
import type { Takeover } from "../../../contract/takeover.ts";
import { pictogram, pictogramStyles } from "../../../renderer/pictograms/pictogram.ts";
import { type LayoutInput, layOut } from "../../../renderer/sign-board/layout.ts";
import housePlaylist from "../../../playlists/house.json" with { type: "json" };
import * as samples from "../samples.ts";
import { bulletinCase } from "./bulletin-case.ts";
import type { GalleryCase } from "./gallery-case.ts";
import { scamCases } from "./scam-titles.ts";
import { pairingCase, takeoverCase, takeovers } from "./takeover-case.ts";
import { noticeCase } from "./notice-case.ts";

const sizes = {
  landscape: { widthPx: 1920, heightPx: 1080 },
  portrait: { widthPx: 1080, heightPx: 1920 },
} as const;

/** The house loop as it lies in the repository: the first thing anybody ever sees. */
const house = HousePlaylist.parse(housePlaylist).items.flatMap((item) =>
  item.kind === "notice"
    ? cardsOf(item.id, item.notice, item.notice.template === "news" ? ["text"] : ["title", "lines"])
    : [],
);

const pictogramSheet: GalleryCase = {
  name: "pictograms",
  widthPx: 1600,
  heightPx: 1200,
  async show(frame) {
    const style = `${pictogramStyles.cssText}
      .sheet { display: grid; grid-template-columns: repeat(8, 1fr); gap: 40px; padding: 40px;
        background: #fbf6ea;
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

/** Cards with the clock above and the mark below, on every area the board's layout gives a stage. */
const areas = Object.entries({
  landscape: {},
  portrait: { size: sizes.portrait },
  "above-ticker": { hasTicker: true },
  "above-band": { takeover: "band" },
  "beside-pairing": { hasPairing: true },
  "beside-pairing-above-ticker": { hasPairing: true, hasTicker: true },
  "beside-pairing-above-band": { hasPairing: true, takeover: "band" },
  "above-pairing": { size: sizes.portrait, hasPairing: true },
  "above-pairing-and-ticker": { size: sizes.portrait, hasPairing: true, hasTicker: true },
  "above-portrait-band": { size: sizes.portrait, takeover: "band" },
} satisfies Record<string, Partial<LayoutInput>>).map(([area, given]) => {
  const bare = { hasTicker: false, isTickerTurn: false, takeover: null, hasPairing: false };
  const { stage, clock } = layOut({ size: sizes.landscape, ...bare, hasClock: true, ...given });
  if (clock === null) throw new Error("a poster board has a clock");
  return { area, widthPx: stage.widthPx, heightPx: stage.heightPx, clock };
});

const seats: readonly (readonly [string, NoticeBody, readonly Card["card"][]])[] = [
  ["warning", samples.longestWarning, ["title", "signs", "full"]],
  ["tip", samples.longestTip, ["title", "lines"]],
  ["news", samples.longestNews, ["text"]],
  ["police", samples.fakePolice, ["title"]],
];

const cornerCases = areas.flatMap(({ area, ...pixels }) =>
  seats.flatMap(([name, notice, cards]) =>
    cards.map((card) =>
      noticeCase({
        name: `corner-${name}-${card}-${area}`,
        notice,
        card,
        ...pixels,
        markPx: 50,
        sourceName: "Trường THCS Bến Đò",
      }),
    ),
  ),
);

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

/** Every page of an urgent strip in one column. */
function urgentStrip(name: string, takeover: Takeover, widthPx: number, heightPx: number): GalleryCase {
  const rows = 5;
  return {
    name,
    widthPx,
    heightPx: (heightPx + 4) * rows,
    async show(frame) {
      for (let page = 0; page < rows; page += 1) {
        const one = document.createElement("div");
        const top = page * (heightPx + 4);
        one.style.cssText = `position:absolute;top:${top}px;width:${widthPx}px;height:${heightPx}px`;
        frame.append(one);
        await takeoverCase(name, takeover, widthPx, heightPx, page).show(one);
      }
    },
  };
}

const bandSizes = { landscape: [1920, 367], portrait: [1080, 653] } as const;

const urgentCases = Object.entries(takeovers).flatMap(([kind, takeover]) => [
  takeoverCase(`urgent-${kind}-full-landscape`, takeover, 1920, 1080),
  takeoverCase(`urgent-${kind}-full-portrait`, takeover, 1080, 1920),
  takeoverCase(`urgent-${kind}-stretched`, takeover, 1920, 360),
  ...Object.entries(bandSizes).map(([size, [widthPx, heightPx]]) =>
    takeoverCase(`urgent-${kind}-band-${size}`, { ...takeover, size: "band" }, widthPx, heightPx),
  ),
  urgentStrip(`urgent-${kind}-strip-1920x128`, takeover, 1920, 128),
  urgentStrip(`urgent-${kind}-strip-384x64`, takeover, 384, 64),
]);

export const galleryCases: readonly GalleryCase[] = [
  pictogramSheet,
  ...scamCases,
  ...house,
  ...urgentCases,
  ...cornerCases,
  pairingCase("pairing-beside-landscape", 691, 1080),
  pairingCase("pairing-below-portrait", 1080, 691),
  pairingCase("pairing-strip", 960, 128),
  pairingCase("pairing-low", 384, 64),
  pairingCase("pairing-lowest", 160, 16),
  ...cardsOf("danger", samples.fakePolice, ["title", "signs", "actions", "full"]),
  ...cardsOf("warning", samples.childInHospital, ["title", "signs", "actions", "full"]),
  ...cardsOf("caution", samples.feeForPrize, ["title", "actions", "simple", "full"]),
  ...cardsOf("tip", samples.waitFiveMinutes, ["title", "lines", "full"]),
  ...cardsOf("news", samples.parentsMeeting, ["text", "full"]),
  noticeCase({
    name: "stretched-title",
    notice: samples.fakePolice,
    card: "title",
    widthPx: 1920,
    heightPx: 360,
  }),
  noticeCase({
    name: "stretched-short",
    notice: samples.fakePolice,
    card: "short",
    widthPx: 1920,
    heightPx: 360,
  }),
  ...(["title", "signs", "actions", "full"] as const).map((card) =>
    noticeCase({
      name: `english-${card}`,
      notice: samples.inEnglish,
      card,
      ...sizes.landscape,
      locale: "en",
    }),
  ),
  ...cardsOf("long-unit", { ...samples.feeForPrize, source: samples.longUnitName }, ["title"]),
  noticeCase({ name: "old-4-3", notice: samples.fakePolice, card: "full", widthPx: 1024, heightPx: 768 }),
  noticeCase({
    name: "beside-pairing",
    notice: samples.fakePolice,
    card: "title",
    widthPx: 1229,
    heightPx: 1080,
  }),
  noticeCase({ name: "above-band", notice: samples.fakePolice, card: "signs", widthPx: 1920, heightPx: 713 }),
  noticeCase({
    name: "above-ticker",
    notice: samples.fakePolice,
    card: "actions",
    widthPx: 1920,
    heightPx: 952,
  }),
  noticeCase({
    name: "above-pairing",
    notice: samples.fakePolice,
    card: "actions",
    widthPx: 1080,
    heightPx: 1229,
  }),
  noticeCase({ name: "ultra-hd", notice: samples.fakePolice, card: "title", widthPx: 3840, heightPx: 2160 }),
  noticeCase({
    name: "video-wall",
    notice: samples.fakePolice,
    card: "title",
    widthPx: 5760,
    heightPx: 1080,
  }),
  ...cardsOf("news-plain", samples.bookDrive, ["text"]),
  ...cardsOf("longest-warning", samples.longestWarning, ["title", "signs", "actions", "simple", "full"]),
  ...cardsOf("longest-tip", samples.longestTip, ["title", "lines", "full"]),
  ...cardsOf("longest-news", samples.longestNews, ["text"]),
  ...Object.entries({ ...sizes, strip: stripSizes["1920x128"], low: stripSizes["384x64"] }).flatMap(
    ([size, { widthPx, heightPx }]) => [
      bulletinCase(`bulletin-danger-${size}`, takeovers.danger, widthPx, heightPx),
      bulletinCase(`bulletin-longest-${size}`, takeovers.longest, widthPx, heightPx),
    ],
  ),
  ...stripCases("danger", samples.fakePolice, "title"),
  ...stripCases("caution", samples.feeForPrize, "short"),
  ...stripCases("news", samples.parentsMeeting, "short"),
  ...stripCases("longest", samples.longestWarning, "title"),
];
