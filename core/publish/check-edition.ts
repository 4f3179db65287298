/**
 * Everything about an edition that its schema cannot see: references, doubles, dates, dayparts, scopes, what
 * an audience demands. Every problem is told at once, each with the path of the field staff must change.
 */
import type { Asset } from "../../contract/asset.ts";
import type { Campaign } from "../../contract/campaign.ts";
import type { Edition } from "../../contract/edition.ts";
import type { ErrorCode } from "../../contract/errors.ts";
import { type Item, itemAssets } from "../../contract/items/index.ts";
import { problem } from "../../contract/problem.ts";
import type { Problem } from "../../contract/result.ts";
import { type Takeover, takeoverLifeMsMax } from "../../contract/takeover.ts";
import type { Bilingual } from "../../contract/text.ts";
import { type Scope, pathCovers } from "../../contract/unit.ts";
import { minuteOf } from "../time/daypart-open.ts";
import { editionWords } from "./edition-words.ts";

export type EditionDraft = Pick<
  Edition,
  "unit" | "assets" | "playlists" | "tickers" | "campaigns" | "takeovers" | "approvals"
>;

type Report = (code: ErrorCode, path: string, detail?: string | Bilingual) => void;

interface Window {
  readonly fromMs: number | null;
  readonly untilMs: number | null;
}

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

function checkWindow({ fromMs, untilMs }: Window, path: string, report: Report): void {
  if (fromMs !== null && untilMs !== null && untilMs <= fromMs) report("dates_reversed", `${path}.untilMs`);
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

function checkDayparts({ dayparts }: Campaign, path: string, report: Report): void {
  for (const [index, { from, to }] of dayparts.entries()) {
    const at = `${path}.dayparts[${index}]`;
    if (from === "24:00") report("input_range", `${at}.from`, editionWords.endOnly);
    if (minuteOf(from) % 1_440 === minuteOf(to) % 1_440 && !isWholeDay(from, to)) {
      report("daypart_empty", `${at}.to`, editionWords.wholeDay);
    }
  }
}

function isWholeDay(from: string, to: string): boolean {
  return from === "00:00" && to === "24:00";
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

function checkCampaigns({ campaigns, playlists, tickers, unit }: EditionDraft, report: Report): void {
  const playlistIds = new Set<string>(playlists.map(({ id }) => id));
  const tickerIds = new Set<string>(tickers.map(({ id }) => id));
  for (const [index, campaign] of campaigns.entries()) {
    const path = `campaigns[${index}]`;
    const { startDate, endDate } = campaign;
    checkReferences(campaign.playlists, playlistIds, `${path}.playlists`, report);
    checkReferences(campaign.tickers, tickerIds, `${path}.tickers`, report);
    if (campaign.playlists.length + campaign.tickers.length === 0) {
      report("campaign_empty", `${path}.playlists`, campaign.name);
    }
    if (startDate !== null && endDate !== null && endDate < startDate) {
      report("dates_reversed", `${path}.endDate`, `${startDate} > ${endDate}`);
    }
    checkDayparts(campaign, path, report);
    checkScope(campaign.scope, unit, `${path}.scope`, report);
  }
}

function checkTakeover(takeover: Takeover, path: string, draft: EditionDraft, report: Report): void {
  const { asset, kind, cancels, id } = takeover;
  checkWindow(takeover, path, report);
  if (takeover.untilMs - takeover.fromMs > takeoverLifeMsMax) report("takeover_too_long", `${path}.untilMs`);
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

/** Every problem of a draft, in the order of its fields; none when it may be published. */
export function checkEdition(draft: EditionDraft): Problem[] {
  const problems: Problem[] = [];
  const report: Report = (code, path, detail) => problems.push(problem(code, path, detail));
  const assets = new Map<string, Asset>(draft.assets.map((asset) => [asset.hash, asset]));
  const { playlists, tickers, campaigns, takeovers, approvals, unit } = draft;
  for (const [kind, entries] of Object.entries({ playlists, tickers, campaigns, takeovers })) {
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
  for (const [index, ticker] of tickers.entries()) checkWindow(ticker, `tickers[${index}]`, report);
  checkCampaigns(draft, report);
  for (const [index, takeover] of takeovers.entries()) {
    checkTakeover(takeover, `takeovers[${index}]`, draft, report);
  }
  for (const [index, { scope }] of approvals.entries()) {
    checkScope(scope, unit, `approvals[${index}].scope`, report);
  }
  return problems;
}
