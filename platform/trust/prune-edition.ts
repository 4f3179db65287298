/** Takes out of a signed edition what its key had no grant for, and what nobody approved for this board. */
import { itemText, takeoverText, tickerText } from "../../contract/approved-text.ts";
import type { Campaign } from "../../contract/campaign.ts";
import type { Approval, Edition } from "../../contract/edition.ts";
import type { ErrorCode } from "../../contract/errors.ts";
import { type Item, itemAssets } from "../../contract/items/index.ts";
import { type Level, levelRank } from "../../contract/level.ts";
import type { ContentKind, Grant } from "../../contract/root.ts";
import { type Takeover, takeoverLifeMsMax, urgentMsMax } from "../../contract/takeover.ts";
import { type Lines, type Scope, pathCovers, scopeCovers } from "../../contract/unit.ts";
import { sha256Hex } from "../files.ts";

/** Something taken out of an edition, and why. */
export interface Dropped {
  readonly id: string;
  readonly code: ErrorCode;
}

/** A stretch of time, from inclusive, until exclusive; `null` is open. */
interface Window {
  readonly fromMs: number | null;
  readonly untilMs: number | null;
}

/** One thing shown: what it draws, how strongly it plays, and when it may. */
interface Shown extends Window {
  readonly kind: ContentKind;
  readonly level: Level;
  readonly assets: readonly string[];
  readonly text: string | null;
}

type Verdict = (shown: Shown) => ErrorCode | null;

function suffices(granted: Level, needed: Level): boolean {
  return levelRank[granted] >= levelRank[needed];
}

function contains(outer: Window, inner: Window): boolean {
  const beginsInside = outer.fromMs === null || (inner.fromMs !== null && inner.fromMs >= outer.fromMs);
  const endsInside = outer.untilMs === null || (inner.untilMs !== null && inner.untilMs <= outer.untilMs);
  return beginsInside && endsInside;
}

/**
 * `kind`: no grant for it. `reference_missing`: it draws an asset the edition does not list. `uncovered`:
 * unapproved.
 */
function verdictFor(edition: Edition, grants: readonly Grant[], lines: Lines): Verdict {
  const listed = new Set<string>(edition.assets.map(({ hash }) => hash));
  const approvals = edition.approvals
    .filter(({ scope }) => scopeCovers(scope, lines))
    .map((approval) => ({ approval, covers: new Set<string>([...approval.assets, ...approval.texts]) }));
  const isApproved = (hash: string, shown: Shown): boolean =>
    approvals.some(
      ({ approval, covers }: { approval: Approval; covers: ReadonlySet<string> }) =>
        covers.has(hash) && suffices(approval.maxLevel, shown.level) && contains(approval, shown),
    );
  return (shown) => {
    const isGranted = grants.some(
      ({ kinds, maxLevel }) => kinds.includes(shown.kind) && suffices(maxLevel, shown.level),
    );
    if (!isGranted) return "kind";
    if (!shown.assets.every((hash) => listed.has(hash))) return "reference_missing";
    const text = shown.text === null ? [] : [sha256Hex(shown.text)];
    return [...shown.assets, ...text].every((hash) => isApproved(hash, shown)) ? null : "uncovered";
  };
}

/**
 * A scope may narrow the unit's, never leave it. On another line it can only narrow: the unit reaches the
 * board anyway.
 */
function isWithin(unit: Scope, scope: Scope | null): boolean {
  return scope === null || scope.line !== unit.line || pathCovers(unit.path, scope.path);
}

function strongest(campaigns: readonly Campaign[]): Level {
  const [first] = campaigns.map(({ level }) => level).sort((a, b) => levelRank[b] - levelRank[a]);
  return first ?? "normal";
}

/** A bulletin is a poster made of words, like a notice: no grant names it apart. */
function kindOf({ kind }: Item): ContentKind {
  return kind === "bulletin" ? "notice" : kind;
}

function itemShown(item: Item, level: Level): Shown {
  const { fromMs, untilMs } = item;
  return { kind: kindOf(item), level, fromMs, untilMs, assets: itemAssets(item), text: itemText(item) };
}

/** Keeps what the verdict lets pass and notes the rest. */
function keeper(dropped: Dropped[]) {
  return <Thing extends { readonly id: string }>(
    things: readonly Thing[],
    codeFor: (thing: Thing) => ErrorCode | null,
  ): Thing[] =>
    things.filter((thing) => {
      const code = codeFor(thing);
      if (code !== null) dropped.push({ id: thing.id, code });
      return code === null;
    });
}

/** A takeover is urgent by its nature. Its words go out even when its picture may not. */
function keepTakeover(takeover: Takeover, verdict: Verdict, dropped: Dropped[]): Takeover[] {
  const { id, asset, fromMs, untilMs, urgentUntilMs } = takeover;
  const urgentMs = (urgentUntilMs ?? untilMs) - fromMs;
  if (untilMs - fromMs > takeoverLifeMsMax || urgentMs > urgentMsMax) {
    dropped.push({ id, code: "takeover_too_long" });
    return [];
  }
  const shown = { kind: "takeover", level: "urgent", fromMs, untilMs, text: takeoverText(takeover) } as const;
  const whole = verdict({ ...shown, assets: asset === null ? [] : [asset] });
  if (whole === null) return [takeover];
  dropped.push({ id, code: whole });
  return verdict({ ...shown, assets: [] }) === null ? [{ ...takeover, asset: null }] : [];
}

/**
 * Levels and scopes come from the campaigns that reach this board: an item needs what the strongest of them
 * needs. What an emptied playlist leaves behind is tidied away, so that the edition stays one that refers
 * only to what it holds.
 */
export function pruneEdition(
  edition: Edition,
  grants: readonly Grant[],
  lines: Lines,
): { readonly edition: Edition; readonly dropped: readonly Dropped[] } {
  const dropped: Dropped[] = [];
  const keep = keeper(dropped);
  const verdict = verdictFor(edition, grants, lines);
  const campaigns = keep(edition.campaigns, ({ level, scope }) => {
    if (!isWithin(edition.unit, scope)) return "scope";
    return grants.some(({ maxLevel }) => suffices(maxLevel, level)) ? null : "kind";
  });
  const mine = campaigns.filter(({ scope }) => scope === null || scopeCovers(scope, lines));
  const playlists = edition.playlists
    .map((playlist) => {
      const level = strongest(mine.filter((campaign) => campaign.playlists.includes(playlist.id)));
      return { ...playlist, items: keep(playlist.items, (item) => verdict(itemShown(item, level))) };
    })
    .filter(({ items }) => items.length > 0);
  const tickers = keep(edition.tickers, (ticker) => {
    const level = strongest(mine.filter((campaign) => campaign.tickers.includes(ticker.id)));
    return verdict({
      kind: "ticker",
      level,
      assets: [],
      text: tickerText(ticker),
      fromMs: ticker.fromMs,
      untilMs: ticker.untilMs,
    });
  });
  const takeovers = edition.takeovers.flatMap((takeover) =>
    isWithin(edition.unit, takeover.scope)
      ? keepTakeover(takeover, verdict, dropped)
      : keep([takeover], () => "scope"),
  );
  const quiet = keep(edition.quiet, ({ scope }) => (isWithin(edition.unit, scope) ? null : "scope"));
  const kept = new Set<string>([...playlists, ...tickers].map(({ id }) => id));
  const left = campaigns
    .map((campaign) => ({
      ...campaign,
      playlists: campaign.playlists.filter((id) => kept.has(id)),
      tickers: campaign.tickers.filter((id) => kept.has(id)),
    }))
    .filter((campaign) => campaign.playlists.length + campaign.tickers.length > 0);
  return { edition: { ...edition, playlists, tickers, takeovers, quiet, campaigns: left }, dropped };
}
