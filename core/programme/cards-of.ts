/**
 * The cards an item becomes on one board, with their times. Core knows an item by its texts and its lengths
 * only; how a card looks is the renderer's.
 */
import type { Audience } from "../../contract/audience.ts";
import { type BoardSize, shapeOf } from "../../contract/board.ts";
import type { BulletinItem } from "../../contract/items/bulletin.ts";
import type { Item } from "../../contract/items/index.ts";
import type { NoticeBody, NoticeItem } from "../../contract/items/notice.ts";
import type { Place } from "../../contract/placement.ts";
import type { Card } from "../../contract/programme.ts";
import { readingMs, readingRateOf, syllablesOf } from "./reading-time.ts";

/** Shortest time of a notice, and of one card of several. */
const noticeMsMin = 8_000;
const cardMsMin = 4_000;
const cardMsLeast = 1_000;

export interface Viewing {
  readonly size: BoardSize;
  readonly place: Place;
  readonly audiences: readonly Audience[];
}

interface CardText {
  readonly card: Card["card"];
  readonly texts: readonly string[];
}

const pupils: readonly Audience[] = ["tieu_hoc", "thcs", "thpt"];

/** People wait at counters and in staff rooms; in a lobby adults do, pupils pass through. */
function doPeopleWait({ place, audiences }: Viewing): boolean {
  if (place === "counter" || place === "staff_room") return true;
  return place === "lobby" && !audiences.some((audience) => pupils.includes(audience));
}

function reportTexts(notice: NoticeBody): string[] {
  return notice.report.flatMap(({ label, value }) => [label, value]);
}

function wholePoster(notice: NoticeBody): CardText {
  const { title } = notice;
  switch (notice.template) {
    case "warning":
      return {
        card: "full",
        texts: [title, notice.answer, ...notice.signs, ...notice.actions, ...reportTexts(notice)],
      };
    case "tip":
      return { card: "full", texts: [title, ...notice.lines, ...reportTexts(notice)] };
    case "news":
      return { card: "full", texts: [title, notice.text, notice.figure ?? "", ...reportTexts(notice)] };
  }
}

function shortScene(notice: NoticeBody): CardText[] {
  const { title } = notice;
  switch (notice.template) {
    case "warning":
      return [
        { card: "title", texts: [title, notice.answer] },
        { card: "signs", texts: notice.signs },
        { card: "actions", texts: [...notice.actions, ...reportTexts(notice)] },
      ];
    case "tip":
      return [
        { card: "title", texts: [title] },
        { card: "lines", texts: notice.lines },
      ];
    case "news":
      return [{ card: "text", texts: [title, notice.figure ?? "", notice.text] }];
  }
}

function noticeCards(notice: NoticeBody, viewing: Viewing): CardText[] {
  const shape = shapeOf(viewing.size);
  if (shape === "low") return [{ card: "short", texts: [notice.short] }];
  if (notice.simple !== null && viewing.audiences.includes("tieu_hoc")) {
    return [{ card: "simple", texts: [notice.simple] }];
  }
  if (shape === "strip") {
    return [
      { card: "title", texts: [notice.title] },
      { card: "short", texts: [notice.short] },
    ];
  }
  return doPeopleWait(viewing) ? [wholePoster(notice)] : shortScene(notice);
}

/** The readers this item and this board have in common; an item for everybody meets all the board's. */
function commonAudiences(item: Item, viewing: Viewing): readonly Audience[] {
  if (item.audiences.length === 0) return viewing.audiences;
  return viewing.audiences.filter((audience) => item.audiences.includes(audience));
}

/** Times scaled so that they add up to `totalMs`, none under a second. */
function spread(timesMs: readonly number[], totalMs: number): number[] {
  const sumMs = timesMs.reduce((sum, ms) => sum + ms, 0);
  const spreadable = Math.max(totalMs, timesMs.length * cardMsLeast) - timesMs.length * cardMsLeast;
  const scaled = timesMs.map((ms) => cardMsLeast + Math.floor((spreadable * ms) / sumMs));
  const missingMs = spreadable + timesMs.length * cardMsLeast - scaled.reduce((sum, ms) => sum + ms, 0);
  return scaled.map((ms, index) => (index === 0 ? ms + missingMs : ms));
}

/** What a takeover says, on one card: whole where there is room, else its short form. */
function bulletinCards({ message }: BulletinItem, { size }: Viewing): CardText[] {
  const { headline, where, instructions, short } = message;
  const shape = shapeOf(size);
  if (shape === "low" || shape === "strip") return [{ card: "short", texts: [short] }];
  return [{ card: "full", texts: [headline, where ?? "", ...instructions] }];
}

function cardsOfWords(item: NoticeItem | BulletinItem, texts: readonly CardText[], viewing: Viewing): Card[] {
  const rate = readingRateOf(commonAudiences(item, viewing));
  const leastMs = texts.length === 1 ? noticeMsMin : cardMsMin;
  const readMs = texts.map((card) =>
    readingMs(
      card.texts.reduce((sum, text) => sum + syllablesOf(text), 0),
      rate,
      leastMs,
    ),
  );
  const timesMs = item.durationMs === null ? readMs : spread(readMs, item.durationMs);
  return texts.map(({ card }, index) => ({ card, index, durationMs: timesMs[index] ?? leastMs }));
}

export function cardsOf(item: Item, viewing: Viewing): Card[] {
  switch (item.kind) {
    case "notice":
      return cardsOfWords(item, noticeCards(item.notice, viewing), viewing);
    case "bulletin":
      return cardsOfWords(item, bulletinCards(item, viewing), viewing);
    case "document":
      return item.pages.map((_, index) => ({ card: "page", index, durationMs: item.pageDurationMs }));
    case "image":
    case "video":
      return [{ card: "whole", index: 0, durationMs: item.durationMs }];
  }
}
