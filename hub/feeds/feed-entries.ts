/**
 * What of an edition anybody may read: the words of notices and tickers whose campaign has begun and is not
 * over. What is meant for staff alone stays off the feeds, as it stays off the boards in the yard.
 */
import type { Audience } from "../../contract/audience.ts";
import type { Campaign } from "../../contract/campaign.ts";
import type { Edition } from "../../contract/edition.ts";
import type { NoticeBody } from "../../contract/items/notice.ts";
import type { Severity } from "../../contract/level.ts";
import type { Takeover } from "../../contract/takeover.ts";
import { sha256Hex } from "../../platform/files.ts";
import type { EntryTimes } from "../store/feed-entries.ts";
import { dateAt, startOfDate } from "./feed-dates.ts";

/** Entries of one feed; the newest stay. */
export const feedEntriesMax = 200;

export interface FeedEntry {
  readonly kind: "item" | "ticker" | "takeover";
  readonly id: string;
  readonly title: string;
  /** Lines of plain text. */
  readonly lines: readonly string[];
  readonly severity: Severity;
  readonly publishedMs: number;
  readonly updatedMs: number;
}

const staff: readonly Audience[] = ["can_bo", "giao_vien"];
const staffPlaces: readonly string[] = ["staff_room", "internal"];

export function isForStaffOnly({
  audiences,
  places = [],
}: {
  readonly audiences: readonly Audience[];
  readonly places?: readonly string[];
}): boolean {
  const onlyStaff = audiences.length > 0 && audiences.every((audience) => staff.includes(audience));
  return onlyStaff || (places.length > 0 && places.every((place) => staffPlaces.includes(place)));
}

function linesOf(body: NoticeBody): string[] {
  const report = body.report.map(({ label, value }) => `${label}: ${value}`);
  const source = `${body.source}, ${body.updated}`;
  switch (body.template) {
    case "warning":
      return [body.answer, ...body.signs, ...body.actions, ...report, source];
    case "tip":
      return [...body.lines, ...report, source];
    case "news":
      return [body.text, ...report, source];
  }
}

type Worded = Omit<FeedEntry, "publishedMs" | "updatedMs"> & { readonly fromMs: number };

function wordsOf({ title, lines, severity }: Pick<FeedEntry, "title" | "lines" | "severity">): string {
  return sha256Hex(JSON.stringify([title, lines, severity]));
}

interface Shown {
  readonly fromMs: number | null;
  readonly untilMs: number | null;
}

/** When a campaign's content begins to be public; `null`: it is not, or not any more. */
function publicFromMs(campaign: Campaign, nowMs: number | null): number | null {
  if (isForStaffOnly(campaign)) return null;
  const fromMs = campaign.startDate === null ? 0 : startOfDate(campaign.startDate);
  if (nowMs === null) return fromMs;
  const isOver = campaign.endDate !== null && campaign.endDate < dateAt(nowMs);
  return isOver || fromMs > nowMs ? null : fromMs;
}

/** `nowMs` null: all that was, is or will be public. */
function wordedIn(edition: Edition, nowMs: number | null): Worded[] {
  const found = new Map<string, Worded>();
  const isOpen = ({ fromMs, untilMs }: Shown): boolean =>
    nowMs === null || ((fromMs ?? 0) <= nowMs && (untilMs ?? Infinity) > nowMs);
  const add = (worded: Worded): void => {
    const key = `${worded.kind}/${worded.id}`;
    const before = found.get(key);
    if (before === undefined || worded.fromMs < before.fromMs) found.set(key, worded);
  };
  for (const campaign of edition.campaigns) {
    const fromMs = publicFromMs(campaign, nowMs);
    if (fromMs === null) continue;
    const playlists = new Set<string>(campaign.playlists);
    for (const item of edition.playlists
      .filter(({ id }) => playlists.has(id))
      .flatMap(({ items }) => items)) {
      if (item.kind !== "notice" || isForStaffOnly(item) || !isOpen(item)) continue;
      const { title, severity } = item.notice;
      const lines = linesOf(item.notice);
      add({ kind: "item", id: item.id, title, lines, severity, fromMs: Math.max(fromMs, item.fromMs ?? 0) });
    }
    const tickers = new Set<string>(campaign.tickers);
    for (const ticker of edition.tickers.filter((each) => tickers.has(each.id) && isOpen(each))) {
      const { id, text: title, severity } = ticker;
      add({ kind: "ticker", id, title, lines: [], severity, fromMs: Math.max(fromMs, ticker.fromMs ?? 0) });
    }
  }
  return [...found.values()];
}

/** What the hub remembers of an edition's words, by `kind/id`: publishing notes when they change. */
export function feedWords(edition: Edition): Map<string, string> {
  return new Map(wordedIn(edition, null).map((worded) => [`${worded.kind}/${worded.id}`, wordsOf(worded)]));
}

function takeoverEntry(takeover: Takeover): FeedEntry {
  const { id, headline, instructions, where, severity, fromMs } = takeover;
  const drill = takeover.exercise ? ["DIỄN TẬP"] : [];
  const lines = [...drill, ...(where === null ? [] : [where]), ...instructions];
  const title = takeover.exercise ? `DIỄN TẬP: ${headline}` : headline;
  return { kind: "takeover", id, title, lines, severity, publishedMs: fromMs, updatedMs: fromMs };
}

/** Newest first; of one instant in the order of their ids, so that the same feed is the same bytes. */
export function feedEntries(input: {
  readonly edition: Edition | null;
  readonly times: ReadonlyMap<string, EntryTimes>;
  readonly takeovers: readonly Takeover[];
  readonly nowMs: number;
}): FeedEntry[] {
  const { edition, times, nowMs } = input;
  const worded = edition === null ? [] : wordedIn(edition, nowMs);
  const entries = worded.map(({ fromMs, ...entry }): FeedEntry => {
    const noted = times.get(`${entry.kind}/${entry.id}`);
    const publishedMs = Math.max(fromMs, noted?.firstAtMs ?? edition?.issuedAtMs ?? 0);
    return { ...entry, publishedMs, updatedMs: Math.max(publishedMs, noted?.changedAtMs ?? 0) };
  });
  const raised = input.takeovers
    .filter((takeover) => takeover.kind === "alert" && takeover.untilMs > nowMs && !isForStaffOnly(takeover))
    .map(takeoverEntry);
  return [...entries, ...raised]
    .sort((a, b) => b.updatedMs - a.updatedMs || (a.id < b.id ? -1 : 1))
    .slice(0, feedEntriesMax);
}
