/**
 * What of a draft stands as it was last published, rule 8.7: it was accepted once and is not judged again,
 * neither by the passing of time nor by a rule that came later.
 */
import type { Campaign } from "../../contract/campaign.ts";
import type { Item } from "../../contract/items/index.ts";
import { campaignCrit, itemCrit } from "../programme/restricting-fields.ts";
import type { PublishedContent } from "./report.ts";

export interface Accepted {
  readonly campaigns: ReadonlySet<string>;
  readonly items: ReadonlySet<string>;
}

/** An item as boards read it, in one string. */
export function itemPrint(item: Item): string {
  return JSON.stringify({ ...item, crit: itemCrit(item) });
}

/** A campaign with all that decides whether it can play, in one string. */
export function campaignPrint(campaign: Campaign, { playlists, calendars }: PublishedContent): string {
  const named: readonly string[] = [...campaign.during, ...campaign.except];
  const items = playlists.filter(({ id }) => campaign.playlists.includes(id)).flatMap((list) => list.items);
  return JSON.stringify([
    { ...campaign, crit: campaignCrit(campaign) },
    calendars.filter(({ id }) => named.includes(id)).map(({ id, spans }) => [id, spans]),
    items.map(({ audiences, fromMs, untilMs, reviewDate }) => [audiences, fromMs, untilMs, reviewDate]),
  ]);
}

/** `null`: nothing was published before. */
export function acceptedIn(published: PublishedContent | null): Accepted {
  if (published === null) return { campaigns: new Set(), items: new Set() };
  return {
    campaigns: new Set(published.campaigns.map((campaign) => campaignPrint(campaign, published))),
    items: new Set(published.playlists.flatMap(({ items }) => items.map(itemPrint))),
  };
}
