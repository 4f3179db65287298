/**
 * Everything about an edition that its schema cannot see: references, doubles, dates, dayparts, scopes, what
 * an audience demands. Every problem is told at once, each with the path of the field staff must change.
 */
import type { Asset } from "../../contract/asset.ts";
import type { Campaign } from "../../contract/campaign.ts";
import { type Item, itemAssets } from "../../contract/items/index.ts";
import { problem } from "../../contract/problem.ts";
import type { Problem } from "../../contract/result.ts";
import { type Takeover, takeoverLifeMsMax, urgentMsMax } from "../../contract/takeover.ts";
import { type Scope, pathCovers } from "../../contract/unit.ts";
import { type Accepted, acceptedIn, campaignPrint, itemPrint } from "./accepted.ts";
import { checkPlayable } from "./check-playable.ts";
import { checkShares } from "./check-shares.ts";
import {
  checkCalendar,
  checkDates,
  checkDaypartHours,
  checkDaypartOverlaps,
  checkWindow,
} from "./check-times.ts";
import { editionWords } from "./edition-words.ts";
import type { EditionDraft, PublishedContent, Report } from "./report.ts";

function checkDoubles(ids: readonly string[], pathOf: (index: number) => string, report: Report): void {
  const seen = new Set<string>();
  for (const [index, id] of ids.entries()) {
    if (seen.has(id)) report("duplicate_id", pathOf(index), id);
    seen.add(id);
  }
}

/** The same item may stand in several playlists, but two different ones may not share an id. */
function checkItemDoubles({ playlists }: EditionDraft, report: Report): void {
  const seen = new Map<string, string>();
  for (const [p, { items }] of playlists.entries()) {
    for (const [i, item] of items.entries()) {
      const content = JSON.stringify(item);
      if ((seen.get(item.id) ?? content) !== content) {
        report("duplicate_id", `playlists[${p}].items[${i}].id`, item.id);
      }
      seen.set(item.id, content);
    }
  }
}

/** On the unit's own line a scope must lie within the unit; on another line it only narrows. */
function checkScope(scope: Scope | null, unit: Scope, path: string, report: Report): void {
  if (scope === null || scope.line !== unit.line || pathCovers(unit.path, scope.path)) return;
  report("scope_outside", path, editionWords.scopeWithin(scope.path, unit.path));
}

/** The fields of an item that name an asset, with the path of each. */
function assetFields(item: Item, path: string): { hash: string; path: string }[] {
  if (item.kind === "document") {
    return itemAssets(item).map((hash, index) => ({ hash, path: `${path}.pages[${index}]` }));
  }
  return itemAssets(item).map((hash) => ({ hash, path: `${path}.asset` }));
}

function isRightMedium(item: Item, { mime }: Asset): boolean {
  return mime.startsWith("video/") === (item.kind === "video");
}

function checkItem(item: Item, path: string, assets: ReadonlyMap<string, Asset>, report: Report): void {
  checkWindow(item, path, report);
  for (const field of assetFields(item, path)) {
    const asset = assets.get(field.hash);
    if (!asset) report("reference_missing", field.path, field.hash);
    else if (!isRightMedium(item, asset)) report("media_unsupported", field.path, asset.mime);
  }
  if (item.kind === "notice" && item.notice.simple === null && item.audiences.includes("tieu_hoc")) {
    report("simple_missing", `${path}.notice.simple`);
  }
}

function checkReferences(
  ids: readonly string[],
  known: ReadonlySet<string>,
  path: string,
  report: Report,
): void {
  checkDoubles(ids, (index) => `${path}[${index}]`, report);
  for (const [index, id] of ids.entries()) {
    if (!known.has(id)) report("reference_missing", `${path}[${index}]`, id);
  }
}

function idsOf(entries: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(entries.map(({ id }) => id));
}

function checkCampaigns(draft: EditionDraft, accepted: Accepted, report: Report): void {
  const { campaigns, unit } = draft;
  const playlists = idsOf(draft.playlists);
  const tickers = idsOf(draft.tickers);
  const calendars = idsOf(draft.calendars);
  const isNew = (campaign: Campaign): boolean => !accepted.campaigns.has(campaignPrint(campaign, draft));
  for (const [index, campaign] of campaigns.entries()) {
    const path = `campaigns[${index}]`;
    checkReferences(campaign.playlists, playlists, `${path}.playlists`, report);
    checkReferences(campaign.tickers, tickers, `${path}.tickers`, report);
    checkReferences(campaign.during, calendars, `${path}.during`, report);
    checkReferences(campaign.except, calendars, `${path}.except`, report);
    if (campaign.playlists.length + campaign.tickers.length === 0) {
      report("campaign_empty", `${path}.playlists`, campaign.name);
    }
    checkDates(campaign, path, report);
    checkDaypartHours(campaign.dayparts, path, report);
    checkScope(campaign.scope, unit, `${path}.scope`, report);
    if (!isNew(campaign)) continue;
    if (campaign.level === "urgent") report("level_urgent", `${path}.level`, campaign.name);
    checkDaypartOverlaps(campaign.dayparts, path, report);
    checkPlayable(campaign, draft, path, report);
  }
  checkShares(draft, isNew, report);
}

function checkQuiet({ quiet, calendars, unit }: EditionDraft, report: Report): void {
  const known = idsOf(calendars);
  for (const [index, window] of quiet.entries()) {
    const path = `quiet[${index}]`;
    checkDaypartHours(window.dayparts, path, report);
    checkReferences(window.during, known, `${path}.during`, report);
    checkReferences(window.except, known, `${path}.except`, report);
    checkScope(window.scope, unit, `${path}.scope`, report);
  }
}

/** Without an urgent life of its own it is urgent to its end. */
function checkLife({ fromMs, urgentUntilMs, untilMs }: Takeover, path: string, report: Report): void {
  const longestMs = urgentUntilMs === null ? urgentMsMax : takeoverLifeMsMax;
  if (untilMs - fromMs > longestMs) report("takeover_too_long", `${path}.untilMs`);
  if (urgentUntilMs === null) return;
  if (urgentUntilMs < fromMs) report("dates_reversed", `${path}.urgentUntilMs`);
  if (urgentUntilMs > untilMs) report("urgent_life", `${path}.urgentUntilMs`);
  else if (urgentUntilMs - fromMs > urgentMsMax) {
    report("urgent_life", `${path}.urgentUntilMs`, editionWords.urgentMost);
  }
}

function checkTakeover(takeover: Takeover, path: string, draft: EditionDraft, report: Report): void {
  const { asset, kind, cancels, id } = takeover;
  checkWindow(takeover, path, report);
  checkLife(takeover, path, report);
  checkScope(takeover.scope, draft.unit, `${path}.scope`, report);
  if (asset !== null && !draft.assets.some(({ hash }) => hash === asset)) {
    report("reference_missing", `${path}.asset`, asset);
  }
  if (kind === "all_clear" && cancels.length === 0) {
    report("reference_missing", `${path}.cancels`, editionWords.clearsNothing);
  }
  if (cancels.includes(id)) report("reference_missing", `${path}.cancels`, editionWords.cancelsItself);
}

function checkAssets({ assets }: EditionDraft, report: Report): void {
  checkDoubles(
    assets.map(({ hash }) => hash),
    (index) => `assets[${index}].hash`,
    report,
  );
}

/** An item that says it is a form of another one names one that is there. */
function checkVariants({ playlists }: EditionDraft, accepted: Accepted, report: Report): void {
  const known = idsOf(playlists.flatMap(({ items }) => items));
  for (const [p, { items }] of playlists.entries()) {
    for (const [i, item] of items.entries()) {
      if (item.variantOf === null || known.has(item.variantOf) || accepted.items.has(itemPrint(item)))
        continue;
      report("reference_missing", `playlists[${p}].items[${i}].variantOf`, item.variantOf);
    }
  }
}

/**
 * Every problem of a draft, in the order of its fields; none when it may be published. `published`: what the
 * unit said last, `null` before the first time; what stands in it unchanged is not judged again (8.7).
 */
export function checkEdition(draft: EditionDraft, published: PublishedContent | null): Problem[] {
  const problems: Problem[] = [];
  const report: Report = (code, path, detail) => problems.push(problem(code, path, detail));
  const assets = new Map<string, Asset>(draft.assets.map((asset) => [asset.hash, asset]));
  const { playlists, tickers, campaigns, takeovers, calendars, quiet, approvals, unit } = draft;
  const accepted = acceptedIn(published);
  for (const [kind, entries] of Object.entries({
    playlists,
    tickers,
    campaigns,
    takeovers,
    calendars,
    quiet,
  })) {
    checkDoubles(
      entries.map(({ id }) => id),
      (index) => `${kind}[${index}].id`,
      report,
    );
  }
  checkAssets(draft, report);
  checkItemDoubles(draft, report);
  for (const [p, { items }] of playlists.entries()) {
    for (const [i, item] of items.entries()) checkItem(item, `playlists[${p}].items[${i}]`, assets, report);
  }
  checkVariants(draft, accepted, report);
  for (const [index, calendar] of calendars.entries()) checkCalendar(calendar, `calendars[${index}]`, report);
  checkQuiet(draft, report);
  for (const [index, ticker] of tickers.entries()) checkWindow(ticker, `tickers[${index}]`, report);
  checkCampaigns(draft, accepted, report);
  for (const [index, takeover] of takeovers.entries()) {
    checkTakeover(takeover, `takeovers[${index}]`, draft, report);
  }
  for (const [index, { scope }] of approvals.entries()) {
    checkScope(scope, unit, `approvals[${index}].scope`, report);
  }
  return problems;
}
