/**
 * Guaranteed shares of one unit that cannot all be kept, rule 8.4: more than 90 % at one moment on one board.
 * Scopes and places keep campaigns apart; scopes of different lines are not added up.
 */
import type { Campaign } from "../../contract/campaign.ts";
import { Place } from "../../contract/placement.ts";
import type { Bilingual } from "../../contract/text.ts";
import { type Scope, pathCovers } from "../../contract/unit.ts";
import { openOn } from "../schedule/campaign-open.ts";
import type { Opening } from "../schedule/next-opening.ts";
import { covers } from "../time/daypart-open.ts";
import { calendarOf, dayMs, dayOf, dayOfDate } from "../time/local-time.ts";
import { openingOf } from "./check-playable.ts";
import { editionWords } from "./edition-words.ts";
import type { EditionDraft, Report } from "./report.ts";

export const unitShareMost = 0.9;
const slack = 1e-9;
const utc = calendarOf("UTC");

interface Claim {
  readonly campaign: Campaign;
  readonly index: number;
  readonly share: number;
  readonly opening: Opening;
}

function claimsOf(draft: EditionDraft): Claim[] {
  return draft.campaigns.flatMap((campaign, index) =>
    campaign.level === "normal" || campaign.share === null
      ? []
      : [{ campaign, index, share: campaign.share, opening: openingOf(campaign, draft) }],
  );
}

function total(claims: readonly Claim[]): number {
  return claims.reduce((sum, { share }) => sum + share, 0);
}

function reaches({ campaign }: Claim, anchor: Scope | null, place: Place): boolean {
  const { scope, places } = campaign;
  if (places.length > 0 && !places.includes(place)) return false;
  if (scope === null) return true;
  return anchor !== null && scope.line === anchor.line && pathCovers(scope.path, anchor.path);
}

/** The claims that may meet on one board, for each kind of board that can tell them apart. */
function meetings(claims: readonly Claim[]): Claim[][] {
  const scopes = claims.flatMap(({ campaign }) => campaign.scope ?? []);
  const found = new Map<string, Claim[]>();
  for (const anchor of [null, ...scopes]) {
    for (const place of Place.options) {
      const together = claims.filter((claim) => reaches(claim, anchor, place));
      if (total(together) > unitShareMost + slack) {
        found.set(together.map(({ index }) => index).join(), together);
      }
    }
  }
  return [...found.values()];
}

/** Days from which on others may be open than before; a week from each shows every moment. */
function turningDays(claims: readonly Claim[], today: number): number[] {
  const days = claims.flatMap(({ opening: { startDate, during, except } }) => [
    ...(startDate === null ? [] : [dayOfDate(startDate)]),
    ...(during ?? []).map((span) => dayOfDate(span.startDate)),
    ...except.map((span) => dayOfDate(span.endDate)),
  ]);
  return [...new Set([today, ...days.filter((day) => day > today)])];
}

/** The claims open at the moment of a day at which most is claimed. */
function mostOn(claims: readonly Claim[], day: number): Claim[] {
  const open = claims.map((claim) => ({ claim, open: openOn(utc, claim.opening, day) }));
  let most: Claim[] = [];
  for (const { fromMs } of open.flatMap((each) => each.open)) {
    const now = open.filter((each) => covers(each.open, fromMs)).map(({ claim }) => claim);
    if (total(now) > total(most)) most = now;
  }
  return most;
}

function words(claims: readonly Claim[]): Bilingual {
  const names = claims.map(({ campaign, share }) => `${campaign.name} ${Math.round(share * 100)}%`);
  return editionWords.sharesTogether(names.join(" + "), `${Math.round(total(claims) * 100)}%`);
}

/** `isNew`: campaigns that do not stand as they were published. */
export function checkShares(
  draft: EditionDraft,
  isNew: (campaign: Campaign) => boolean,
  report: Report,
): void {
  const told = new Set<number>();
  for (const claims of meetings(claimsOf(draft))) {
    const today = dayOf(utc, draft.issuedAtMs - dayMs);
    const days = new Set(
      turningDays(claims, today).flatMap((day) => [...Array(9).keys()].map((n) => day + n)),
    );
    const most = [...days]
      .map((day) => mostOn(claims, day))
      .find((open) => total(open) > unitShareMost + slack);
    const last = most?.findLast(({ campaign }) => isNew(campaign));
    if (!most || !last || told.has(last.index)) continue;
    told.add(last.index);
    report("share_impossible", `campaigns[${last.index}].share`, words(most));
  }
}
