/**
 * What one board makes of its editions: everything that is not for it, not understood, withdrawn or not on
 * disk is left out with its reason; the rest gets its cards and times. Every skip says why, so that `explain`
 * can.
 */
import type { Asset } from "../../contract/asset.ts";
import type { Audience } from "../../contract/audience.ts";
import type { BoardSize } from "../../contract/board.ts";
import type { Campaign } from "../../contract/campaign.ts";
import type { Edition } from "../../contract/edition.ts";
import type { AssetHash, BoardId, EditionHash, UnitId } from "../../contract/ids.ts";
import { type Item, itemAssets } from "../../contract/items/index.ts";
import type { HousePlaylist } from "../../contract/local-playlist.ts";
import type { Place } from "../../contract/placement.ts";
import type {
  Programme,
  ProgrammeCampaign,
  ProgrammeItem,
  Publisher,
  SkipReason,
  Skipped,
} from "../../contract/programme.ts";
import type { Revision } from "../../contract/revision.ts";
import { ownName } from "../../contract/status.ts";
import type { Takeover } from "../../contract/takeover.ts";
import { type Lines, type Scope, pathDepth, scopeCovers } from "../../contract/unit.ts";
import { cardsOf } from "./cards-of.ts";
import { isUnderstood } from "./restricting-fields.ts";

export interface BoardContext {
  readonly board: BoardId;
  readonly revision: Revision;
  readonly lines: Lines;
  readonly audiences: Audience[];
  readonly place: Place;
  readonly timeZone: string;
  readonly size: BoardSize;
  /** What units took down of their own (`withdrawnNames`). */
  readonly withdrawn: ReadonlySet<string>;
  /** Ids of items this board could not show. */
  readonly setAside: ReadonlySet<string>;
  readonly isLongOutOfContact: boolean;
  readonly house: HousePlaylist;
  readonly houseAssets: readonly Asset[];
}

export interface NamedEdition {
  readonly hash: EditionHash | null;
  readonly edition: Edition;
}

interface Reader {
  readonly board: BoardContext;
  readonly absentHashes: ReadonlySet<AssetHash>;
  readonly skipped: Skipped[];
}

type Programmed = Pick<Programme, "campaigns" | "tickers" | "takeovers">;

function isFor(audiences: readonly Audience[], board: BoardContext): boolean {
  return audiences.length === 0 || audiences.some((audience) => board.audiences.includes(audience));
}

/** Why an addressed thing is not for this board; `null` when it is. */
function addressSkip(
  { scope, audiences }: { readonly scope: Scope | null; readonly audiences: readonly Audience[] },
  board: BoardContext,
): SkipReason | null {
  if (scope !== null && !scopeCovers(scope, board.lines)) return "other_board";
  return isFor(audiences, board) ? null : "other_audience";
}

function isWithdrawn({ board }: Reader, unit: UnitId, names: readonly string[]): boolean {
  return names.some((name) => board.withdrawn.has(ownName(unit, name)));
}

function itemSkip(item: Item, unit: UnitId, reader: Reader): SkipReason | null {
  const { board, absentHashes } = reader;
  const assets = itemAssets(item);
  if (!isUnderstood(item.crit)) return "not_understood";
  if (!isFor(item.audiences, board)) return "other_audience";
  if (board.setAside.has(item.id) || isWithdrawn(reader, unit, [item.id, ...assets])) return "withdrawn";
  if (item.timeCritical && board.isLongOutOfContact) return "too_old_offline";
  return assets.some((hash) => absentHashes.has(hash)) ? "asset_missing" : null;
}

function programmeItem(item: Item, publisher: Publisher, board: BoardContext): ProgrammeItem {
  const cards = cardsOf(item, board);
  return { item, cards, durationMs: cards.reduce((sum, card) => sum + card.durationMs, 0), publisher };
}

function skip(reader: Reader, kind: Skipped["kind"], id: string, name: string, reason: SkipReason): void {
  reader.skipped.push({ kind, id, name, reason });
}

interface Source {
  readonly edition: Edition;
  readonly publisher: Publisher;
  readonly playlists: ReadonlyMap<string, readonly Item[]>;
}

function itemsOf(campaign: Campaign, { publisher, playlists }: Source, reader: Reader): ProgrammeItem[] {
  const items: ProgrammeItem[] = [];
  for (const id of campaign.playlists) {
    for (const item of playlists.get(id) ?? []) {
      const reason = itemSkip(item, publisher.unit, reader);
      if (reason === null) items.push(programmeItem(item, publisher, reader.board));
      else skip(reader, "item", item.id, item.title, reason);
    }
  }
  return items;
}

function campaignSkip(campaign: Campaign, edition: Edition, { board }: Reader): SkipReason | null {
  if (!isUnderstood(campaign.crit)) return "not_understood";
  if (!scopeCovers(edition.unit, board.lines)) return "other_board";
  return addressSkip(campaign, board);
}

function programmeCampaign(campaign: Campaign, source: Source, reader: Reader): ProgrammeCampaign {
  const { id, name, level, share, startDate, endDate, dayparts, tickers } = campaign;
  const { edition, publisher } = source;
  const items = itemsOf(campaign, source, reader);
  const depth = pathDepth(edition.unit.path);
  return { id, name, level, share, depth, publisher, startDate, endDate, dayparts, items, tickers };
}

function takeoverSkip(takeover: Takeover, edition: Edition, reader: Reader): SkipReason | null {
  const { board } = reader;
  if (isWithdrawn(reader, edition.publisher.id, [takeover.id])) return "withdrawn";
  return scopeCovers(edition.unit, board.lines) ? addressSkip(takeover, board) : "other_board";
}

function readTakeovers(edition: Edition, publisher: Publisher, reader: Reader): Programme["takeovers"] {
  const kept: Programme["takeovers"] = [];
  for (const takeover of edition.takeovers) {
    const reason = takeoverSkip(takeover, edition, reader);
    if (reason !== null) {
      skip(reader, "takeover", takeover.id, takeover.headline, reason);
      continue;
    }
    const { asset } = takeover;
    const isHere = asset !== null && !reader.absentHashes.has(asset);
    const isShowable = isHere && !isWithdrawn(reader, publisher.unit, [asset]);
    kept.push({
      takeover: isShowable ? takeover : { ...takeover, asset: null },
      publisher,
      depth: pathDepth(edition.unit.path),
    });
  }
  return kept;
}

function readTickers(edition: Edition, publisher: Publisher, reader: Reader): Programme["tickers"] {
  const kept: Programme["tickers"] = [];
  for (const ticker of edition.tickers) {
    if (isWithdrawn(reader, publisher.unit, [ticker.id])) {
      skip(reader, "ticker", ticker.id, ticker.text, "withdrawn");
    } else kept.push({ ticker, publisher, depth: pathDepth(edition.unit.path) });
  }
  return kept;
}

/** A withdrawn edition takes all it says with it. */
function skipAll({ campaigns, tickers, takeovers }: Edition, reader: Reader): void {
  for (const { id, name } of campaigns) skip(reader, "campaign", id, name, "withdrawn");
  for (const { id, text } of tickers) skip(reader, "ticker", id, text, "withdrawn");
  for (const { id, headline } of takeovers) skip(reader, "takeover", id, headline, "withdrawn");
}

function readEdition({ hash, edition }: NamedEdition, reader: Reader): Programmed {
  const { id, name, shortName } = edition.publisher;
  const publisher: Publisher = { unit: id, name, shortName, edition: hash };
  if (hash !== null && reader.board.withdrawn.has(hash)) {
    skipAll(edition, reader);
    return { campaigns: [], tickers: [], takeovers: [] };
  }
  const playlists = new Map<string, readonly Item[]>(edition.playlists.map((list) => [list.id, list.items]));
  const campaigns: ProgrammeCampaign[] = [];
  for (const campaign of edition.campaigns) {
    const reason = campaignSkip(campaign, edition, reader);
    if (reason === null)
      campaigns.push(programmeCampaign(campaign, { edition, publisher, playlists }, reader));
    else skip(reader, "campaign", campaign.id, campaign.name, reason);
  }
  return {
    campaigns,
    tickers: readTickers(edition, publisher, reader),
    takeovers: readTakeovers(edition, publisher, reader),
  };
}

/** The house loop knows no dates and no audiences: it is what plays when nothing else may. */
function houseItems(reader: Reader): ProgrammeItem[] {
  const { board, absentHashes } = reader;
  const { name, shortName } = board.house.publisher;
  const publisher: Publisher = { unit: houseUnit, name, shortName, edition: null };
  return board.house.items
    .filter((item) => !itemAssets(item).some((hash) => absentHashes.has(hash)))
    .map((item) => programmeItem(item, publisher, board));
}

const houseUnit = "house" as Publisher["unit"];

/** Every asset the programme still needs, by hash. */
function neededAssets(programmed: Programmed, house: readonly ProgrammeItem[], known: Map<string, Asset>) {
  const needed: Programme["assets"] = {};
  const want = (hash: AssetHash): void => {
    const asset = known.get(hash);
    if (asset) needed[hash] = asset;
  };
  for (const { items } of programmed.campaigns) {
    for (const { item } of items) for (const hash of itemAssets(item)) want(hash);
  }
  for (const { item } of house) for (const hash of itemAssets(item)) want(hash);
  for (const { takeover } of programmed.takeovers) if (takeover.asset !== null) want(takeover.asset);
  return needed;
}

function withoutDoubles(skipped: readonly Skipped[]): Skipped[] {
  return [...new Map(skipped.map((entry) => [`${entry.kind}/${entry.id}/${entry.reason}`, entry])).values()];
}

/** The programme of a board. `absentHashes`: assets not on disk, or found bad. */
export function programmeFor(
  board: BoardContext,
  editions: readonly NamedEdition[],
  absentHashes: ReadonlySet<AssetHash>,
): Programme {
  const reader: Reader = { board, absentHashes, skipped: [] };
  const read = editions.map((edition) => readEdition(edition, reader));
  const programmed: Programmed = {
    campaigns: read.flatMap(({ campaigns }) => campaigns),
    tickers: read.flatMap(({ tickers }) => tickers),
    takeovers: read.flatMap(({ takeovers }) => takeovers),
  };
  const house = houseItems(reader);
  const listed = [...board.houseAssets, ...editions.flatMap(({ edition }) => edition.assets)];
  const { timeZone, size, audiences, revision } = board;
  return {
    v: 1,
    board: board.board,
    revision,
    timeZone,
    size,
    audiences,
    ...programmed,
    house,
    assets: neededAssets(programmed, house, new Map(listed.map((asset) => [asset.hash, asset]))),
    skipped: withoutDoubles(reader.skipped),
  };
}
