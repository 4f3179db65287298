/**
 * Why each campaign, ticker and takeover plays or not at an instant. It reads the very stretches `resolve`
 * reads, so the two cannot disagree; every verdict names its rule of docs/SCHEDULING.md.
 */
import type { Programme, ProgrammeCampaign } from "../../contract/programme.ts";
import type { Explanation, Verdict } from "../../contract/resolution.ts";
import { campaignVerdict } from "./explain-campaign.ts";
import { overdueFromMs } from "./campaign-open.ts";
import { afterlifeOf, takeoverVerdict, tickerVerdict } from "./explain-takeover.ts";
import { type Moment, momentAt } from "./moment.ts";
import { isOverdue } from "./overdue-items.ts";
import { prepare } from "./prepare.ts";
import { dateWords, verdict } from "./verdict.ts";

/** One verdict for each item of a campaign that nobody has looked at in time. */
function overdueVerdicts(campaign: ProgrammeCampaign, { calendar, nowMs }: Moment): Verdict[] {
  return campaign.items.flatMap((entry) => {
    const { id, reviewDate } = entry.item;
    if (reviewDate === null || !isOverdue(calendar, campaign, entry, nowMs)) return [];
    return [verdict(id, "overdue", { since: dateWords(calendar, overdueFromMs(calendar, reviewDate)) })];
  });
}

function withoutDoubles(verdicts: readonly Verdict[]): Verdict[] {
  return [...new Map(verdicts.map((each) => [each.id, each])).values()];
}

export function explain(programme: Programme, nowMs: number): Explanation {
  const prepared = prepare(programme);
  const moment = momentAt(prepared, nowMs);
  const after = programme.takeovers.flatMap((entry) => afterlifeOf(entry, moment) ?? []);
  const afterTickers = after.flatMap(({ tickers }) => tickers);
  const campaigns = prepared.campaigns.filter((entry) => !after.includes(entry));
  const tickers = programme.tickers.filter((entry) => !afterTickers.includes(entry));
  return {
    nowMs,
    verdicts: [
      ...programme.takeovers.map((entry) => takeoverVerdict(entry, moment)),
      ...campaigns.map((entry) => campaignVerdict(entry, moment)),
      ...tickers.map((entry) => tickerVerdict(entry, moment)),
      ...withoutDoubles(campaigns.flatMap(({ campaign }) => overdueVerdicts(campaign, moment))),
      ...programme.skipped.map(({ id, reason }) => verdict(id, reason)),
    ],
  };
}
