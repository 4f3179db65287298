/**
 * Campaigns that can never play, rule 8.1. One that has run out lately is finished, not wrong: half a year's
 * plan is published with what is behind it. One that ended long ago has the wrong year. The board's zone is
 * not known here: everything is reckoned in UTC, and validities are given a day more on either side.
 */
import type { Campaign } from "../../contract/campaign.ts";
import type { Item } from "../../contract/items/index.ts";
import { type Window, validityOf } from "../schedule/campaign-open.ts";
import { type Opening, nextOpening } from "../schedule/next-opening.ts";
import { calendarOf, dateOfDay, dayMs, dayOf } from "../time/local-time.ts";
import { editionWords } from "./edition-words.ts";
import type { EditionDraft, Report } from "./report.ts";

/** A campaign that ended longer ago than this was not meant to. */
const finishedMsMost = 300 * dayMs;

const utc = calendarOf("UTC");

/** A campaign with its calendars written out. */
export function openingOf(campaign: Campaign, { calendars }: Pick<EditionDraft, "calendars">): Opening {
  const spansOf = (ids: readonly string[]) =>
    calendars.filter(({ id }) => ids.includes(id)).flatMap(({ spans }) => spans);
  const { startDate, endDate, dayparts, during, except } = campaign;
  return {
    startDate,
    endDate,
    dayparts,
    during: during.length === 0 ? null : spansOf(during),
    except: spansOf(except),
  };
}

function itemsOf(campaign: Campaign, { playlists }: EditionDraft): Item[] {
  return playlists.filter(({ id }) => campaign.playlists.includes(id)).flatMap(({ items }) => items);
}

function aDayWider({ fromMs, untilMs }: Window): Window {
  return {
    fromMs: fromMs === null ? null : fromMs - dayMs,
    untilMs: untilMs === null ? null : untilMs + dayMs,
  };
}

function checkOpening(campaign: Campaign, draft: EditionDraft, path: string, report: Report): boolean {
  const sinceMs = draft.issuedAtMs - finishedMsMost;
  const opening = openingOf(campaign, draft);
  if (nextOpening(utc, opening, sinceMs) !== null) return true;
  const { startDate, endDate, dayparts } = opening;
  if (endDate !== null && endDate < dateOfDay(dayOf(utc, sinceMs))) {
    report("never_plays", `${path}.endDate`, editionWords.endedBefore(endDate));
  } else if (nextOpening(utc, { startDate, endDate, dayparts, during: null, except: [] }, sinceMs) === null) {
    report("never_plays", `${path}.dayparts`, editionWords.noWeekday);
  } else {
    const field = campaign.during.length > 0 ? "during" : "except";
    report("never_plays", `${path}.${field}`, editionWords.calendarsLeaveNothing);
  }
  return false;
}

function checkItems(campaign: Campaign, draft: EditionDraft, path: string, report: Report): void {
  const items = itemsOf(campaign, draft);
  if (items.length === 0) return;
  const { audiences } = campaign;
  const meets = (item: Item): boolean =>
    item.audiences.length === 0 || item.audiences.some((audience) => audiences.includes(audience));
  if (audiences.length > 0 && !items.some(meets)) {
    report("never_plays", `${path}.audiences`, editionWords.audiencesApart);
  }
  if (campaign.tickers.length > 0) return;
  const opening = openingOf(campaign, draft);
  const isEverValid = (item: Item): boolean =>
    nextOpening(utc, opening, draft.issuedAtMs - finishedMsMost, aDayWider(validityOf(utc, item))) !== null;
  if (!items.some(isEverValid)) report("never_plays", `${path}.playlists`, editionWords.itemsNeverValid);
}

/** Reports why a campaign can never play; one whose dates run backwards has been told so already. */
export function checkPlayable(campaign: Campaign, draft: EditionDraft, path: string, report: Report): void {
  const { startDate, endDate } = campaign;
  if (startDate !== null && endDate !== null && endDate < startDate) return;
  if (checkOpening(campaign, draft, path, report)) checkItems(campaign, draft, path, report);
}
