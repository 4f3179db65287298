/**
 * The province's running campaign: one `priority` campaign a week, with the tickers of that week's
 * messages.
 */
import type { Item } from "../../contract/items/index.ts";
import { parseWith } from "../../contract/parse.ts";
import { UnitContent } from "../../contract/unit-content.ts";
import type { DemoContent, RawCampaign, RawMessage } from "./content.ts";
import { must } from "./must.ts";
import { severityOf } from "./vocabulary.ts";

const dayMs = 86_400_000;

/** Days after a calendar day; calendar days have no zone, so UTC serves. */
function daysAfter(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * dayMs).toISOString().slice(0, 10);
}

function weekOf(
  campaign: RawCampaign,
  week: RawCampaign["weeks"][number],
  notices: ReadonlyMap<string, Item>,
) {
  const id = `${campaign.id}-w${week.week}`;
  const startDate = daysAfter(campaign.start, (week.week - 1) * 7);
  const items = week.content_ids.map((contentId) => {
    const item = notices.get(contentId);
    if (!item) throw new Error(`${campaign.id} names ${contentId}, which is not there`);
    return { ...item, id: `${id}-${contentId}` };
  });
  const name = `${campaign.name}: ${week.theme}`;
  return {
    playlist: { id, name, items },
    campaign: {
      id,
      name,
      level: "priority",
      audiences: campaign.audiences,
      playlists: [id],
      tickers: week.content_ids.map((contentId) => `ticker-${contentId}`),
      startDate,
      endDate: daysAfter(startDate, 6),
    },
  };
}

function ticker(message: RawMessage) {
  const { id, severity, ticker: text, ticker_short: short } = message;
  return { id: `ticker-${id}`, severity: severityOf(severity), text, short };
}

export function provinceContent(content: DemoContent, notices: ReadonlyMap<string, Item>): UnitContent {
  const running = content.campaigns.filter(({ status }) => status === "dang_dien_ra");
  const weeks = running.flatMap((campaign) => campaign.weeks.map((week) => weekOf(campaign, week, notices)));
  const named = new Set(running.flatMap((campaign) => campaign.weeks.flatMap((week) => week.content_ids)));
  const messages: readonly RawMessage[] = [...content.scams, ...content.tips];
  return must(
    parseWith(UnitContent, {
      playlists: weeks.map((week) => week.playlist),
      tickers: messages.filter(({ id }) => named.has(id)).map(ticker),
      campaigns: weeks.map((week) => week.campaign),
    }),
  );
}
