/** Why a takeover or a ticker is on the board or not. */
import type { Verdict } from "../../contract/resolution.ts";
import { campaignVerdict, quietVerdict } from "./explain-campaign.ts";
import type { Moment } from "./moment.ts";
import { nextOpening } from "./next-opening.ts";
import type { PreparedCampaign, ProgrammeTakeover, ProgrammeTicker } from "./prepared.ts";
import { urgentEndMs } from "./takeover-at.ts";
import { asWritten, instantWords, percent, verdict } from "./verdict.ts";

export function tickerVerdict(entry: ProgrammeTicker, moment: Moment): Verdict {
  const { prepared, calendar, nowMs } = moment;
  const { id } = entry.ticker;
  if (moment.tickers.tickers.includes(entry)) return verdict(id, "ticker_runs");
  if (moment.tickers.doubles.includes(entry)) return verdict(id, "ticker_double");
  const carriers = prepared.campaigns.filter(({ tickers }) => tickers.includes(entry));
  if (carriers.length === 0) return verdict(id, "ticker_unused");
  const openings = carriers.flatMap(
    ({ campaign }) => nextOpening(calendar, campaign, nowMs, entry.ticker) ?? [],
  );
  if (openings.length === 0) return verdict(id, "over");
  const quiet = openings.includes(nowMs) ? quietVerdict(id, moment) : null;
  return quiet ?? verdict(id, "closed", { at: instantWords(calendar, Math.min(...openings), nowMs) });
}

/** The campaign a takeover goes on as after its urgent life; it carries the takeover's id. */
export function afterlifeOf(
  { takeover, publisher }: ProgrammeTakeover,
  { prepared }: Moment,
): PreparedCampaign | null {
  const found = prepared.campaigns.find(
    ({ campaign, tickers }) =>
      campaign.publisher.unit === publisher.unit &&
      String(campaign.id) === takeover.id &&
      (campaign.items.some(({ item }) => item.kind === "bulletin" && item.message.id === takeover.id) ||
        tickers.some(({ ticker }) => String(ticker.id) === takeover.id)),
  );
  return found ?? null;
}

function afterlifeVerdict(entry: ProgrammeTakeover, moment: Moment): Verdict | null {
  const after = afterlifeOf(entry, moment);
  if (after === null) return null;
  const { id } = entry.takeover;
  const part = moment.parts.get(after.campaign);
  if (part) return verdict(id, "takeover_poster", { share: percent(part.share) });
  const [ticker] = after.tickers;
  if (!ticker) return campaignVerdict(after, moment);
  const line = tickerVerdict(ticker, moment);
  return line.plays ? verdict(id, "takeover_ticker") : line;
}

export function takeoverVerdict(entry: ProgrammeTakeover, moment: Moment): Verdict {
  const { takeover, calendar, nowMs } = moment;
  const { id, fromMs, untilMs } = entry.takeover;
  const { shown, inForce, cancelled } = takeover;
  if (shown === entry) return verdict(id, "takeover_shown");
  if (cancelled.has(entry)) return verdict(id, "takeover_cancelled");
  if (shown && inForce.includes(entry)) {
    return verdict(id, "takeover_outranked", { by: asWritten(shown.takeover.headline) });
  }
  if (nowMs < fromMs) return verdict(id, "takeover_waits", { at: instantWords(calendar, fromMs, nowMs) });
  const isAfter = nowMs >= urgentEndMs(entry.takeover) && nowMs < untilMs;
  return (isAfter ? afterlifeVerdict(entry, moment) : null) ?? verdict(id, "takeover_over");
}
