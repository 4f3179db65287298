/**
 * Fields that restrict what may play. The hub names in `crit` those an entry uses; a player that does not
 * know a name in there drops the entry rather than play it wrongly.
 */
import type { Campaign } from "../../contract/campaign.ts";
import type { Item } from "../../contract/items/index.ts";

export const campaignRestrictions = [
  "scope",
  "audiences",
  "places",
  "startDate",
  "endDate",
  "dayparts",
  "during",
  "except",
] as const;
export const itemRestrictions = [
  "audiences",
  "shapes",
  "variantOf",
  "fromMs",
  "untilMs",
  "reviewDate",
  "timeCritical",
] as const;

const understood: ReadonlySet<string> = new Set([...campaignRestrictions, ...itemRestrictions]);

/** False when an entry names a restriction this player has never heard of. */
export function isUnderstood(crit: readonly string[]): boolean {
  return crit.every((name) => understood.has(name));
}

function isRestricting(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined && value !== false;
}

function critOf(entry: Readonly<Record<string, unknown>>, names: readonly string[], own: readonly string[]) {
  const used = names.filter((name) => isRestricting(entry[name]));
  return [...new Set([...own, ...used])].sort();
}

export function campaignCrit(campaign: Campaign): string[] {
  return critOf(campaign, campaignRestrictions, campaign.crit);
}

export function itemCrit(item: Item): string[] {
  return critOf(item, itemRestrictions, item.crit);
}
