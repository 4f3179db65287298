/** Items that left the rotation because nobody has looked at them since their review date, rule 2.8. */
import type { ItemId } from "../../contract/ids.ts";
import type { Programme, ProgrammeCampaign, ProgrammeItem } from "../../contract/programme.ts";
import type { LocalCalendar } from "../time/local-time.ts";
import { calendarOf } from "../time/local-time.ts";
import { overdueFromMs } from "./campaign-open.ts";
import { nextOpening } from "./next-opening.ts";

/** True when nothing but its review date keeps the item from playing now or later. */
export function isOverdue(
  calendar: LocalCalendar,
  campaign: ProgrammeCampaign,
  { item }: ProgrammeItem,
  nowMs: number,
): boolean {
  if (item.reviewDate === null || nowMs < overdueFromMs(calendar, item.reviewDate)) return false;
  return nextOpening(calendar, campaign, nowMs, item) !== null;
}

/** Each once, in the order of the programme: what the board reports and staff must look at. */
export function overdueItems({ campaigns, timeZone }: Programme, nowMs: number): ItemId[] {
  const calendar = calendarOf(timeZone);
  const overdue = campaigns.flatMap((campaign) =>
    campaign.items.filter((entry) => isOverdue(calendar, campaign, entry, nowMs)),
  );
  return [...new Set(overdue.map(({ item }) => item.id))];
}
