/**
 * What one board makes of its editions: everything that is not for it, not understood, withdrawn or not on
 * disk is left out with its reason; the rest gets its cards and times, and its calendars written out. Every
 * skip says why, so that `explain` can.
 */
import type { Asset } from "../../contract/asset.ts";
import type { Campaign } from "../../contract/campaign.ts";
import type { Edition } from "../../contract/edition.ts";
import type { AssetHash, CalendarId, UnitId } from "../../contract/ids.ts";
import { type Item, itemAssets } from "../../contract/items/index.ts";
import type { Playlist } from "../../contract/playlist.ts";
import type {
  NamedSpan,
  Programme,
  ProgrammeCampaign,
  ProgrammeItem,
  Publisher,
  Skipped,
} from "../../contract/programme.ts";
import { pathDepth, scopeCovers } from "../../contract/unit.ts";
import { isGuaranteed } from "../schedule/air-time.ts";
import { afterlives } from "./afterlives.ts";
import type { BoardContext, NamedEdition } from "./board-context.ts";
import { programmeItem } from "./programme-item.ts";
import {
  type Reader,
  addressSkip,
  campaignSkip,
  isWithdrawn,
  itemSkip,
  skip,
  takeoverSkip,
} from "./skip-of.ts";
import { chosenVariants } from "./variants.ts";

export type { BoardContext, NamedEdition } from "./board-context.ts";

type Programmed = Pick<Programme, "campaigns" | "tickers" | "takeovers" | "quiet">;

const nothing: Programmed = { campaigns: [], tickers: [], takeovers: [], quiet: [] };

interface Source {
  readonly edition: Edition;
  readonly publisher: Publisher;
  readonly playlists: ReadonlyMap<string, Playlist>;
  readonly spans: ReadonlyMap<string, NamedSpan[]>;
}

interface Listed {
  readonly item: Item;
  readonly playlist: Playlist;
}

function itemsOf(campaign: Campaign, { publisher, playlists }: Source, reader: Reader): ProgrammeItem[] {
  const fit: Listed[] = [];
  for (const playlist of campaign.playlists.flatMap((id) => playlists.get(id) ?? [])) {
    for (const item of playlist.items) {
      const reason = itemSkip(item, publisher.unit, reader);
      if (reason === null) fit.push({ item, playlist });
      else skip(reader, "item", item.id, item.title, reason);
    }
  }
  const chosen = chosenVariants(
    fit.map(({ item }) => item),
    reader.board.languages,
  );
  return fit.flatMap(({ item, playlist }) => {
    if (chosen.has(item.id)) return [programmeItem(item, { publisher, playlist }, reader.board)];
    skip(reader, "item", item.id, item.title, "other_variant");
    return [];
  });
}

/** The spans of the calendars named; one that is not there holds at no time. One calendar, one list. */
function spansOf(calendars: readonly CalendarId[], { spans }: Source): NamedSpan[] {
  const [first, ...more] = calendars.map((id) => spans.get(id) ?? []);
  return more.length === 0 ? (first ?? []) : [first ?? [], ...more].flat();
}

function timesOf(
  { dayparts, during, except }: Pick<Campaign, "dayparts" | "during" | "except">,
  source: Source,
) {
  return {
    dayparts,
    during: during.length === 0 ? null : spansOf(during, source),
    except: spansOf(except, source),
  };
}

function programmeCampaign(campaign: Campaign, source: Source, reader: Reader): ProgrammeCampaign {
  const { id, name, level, share, weight, startDate, endDate, tickers } = campaign;
  const { edition, publisher } = source;
  return {
    id,
    name,
    level,
    share,
    depth: pathDepth(edition.unit.path),
    publisher,
    startDate,
    endDate,
    ...timesOf(campaign, source),
    mandated: isGuaranteed(campaign) && edition.unit.path !== reader.board.unit,
    weight,
    items: itemsOf(campaign, source, reader),
    tickers,
  };
}

function readCampaigns(source: Source, reader: Reader): ProgrammeCampaign[] {
  return source.edition.campaigns.flatMap((campaign) => {
    const reason = campaignSkip(campaign, source.edition, reader);
    if (reason === null) return [programmeCampaign(campaign, source, reader)];
    skip(reader, "campaign", campaign.id, campaign.name, reason);
    return [];
  });
}

function readTakeovers({ edition, publisher }: Source, reader: Reader): Programme["takeovers"] {
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

function readTickers({ edition, publisher }: Source, reader: Reader): Programme["tickers"] {
  const kept: Programme["tickers"] = [];
  for (const ticker of edition.tickers) {
    if (isWithdrawn(reader, publisher.unit, [ticker.id])) {
      skip(reader, "ticker", ticker.id, ticker.text, "withdrawn");
    } else kept.push({ ticker, publisher, depth: pathDepth(edition.unit.path) });
  }
  return kept;
}

function readQuiet(source: Source, { board }: Reader): Programme["quiet"] {
  const { edition } = source;
  if (!scopeCovers(edition.unit, board.lines)) return [];
  return edition.quiet
    .filter((window) => addressSkip({ ...window, audiences: [] }, board) === null)
    .map((window) => ({ id: window.id, name: window.name, ...timesOf(window, source) }));
}

/** A withdrawn edition takes all it says with it. */
function skipAll({ campaigns, tickers, takeovers }: Edition, reader: Reader): void {
  for (const { id, name } of campaigns) skip(reader, "campaign", id, name, "withdrawn");
  for (const { id, text } of tickers) skip(reader, "ticker", id, text, "withdrawn");
  for (const { id, headline } of takeovers) skip(reader, "takeover", id, headline, "withdrawn");
}

function readEdition({ hash, edition }: NamedEdition, reader: Reader): Programmed {
  const { id: unit, name, shortName } = edition.publisher;
  if (hash !== null && reader.board.withdrawn.has(hash)) {
    skipAll(edition, reader);
    return nothing;
  }
  const source: Source = {
    edition,
    publisher: { unit, name, shortName, edition: hash },
    playlists: new Map(edition.playlists.map((list) => [list.id, list])),
    spans: new Map(
      edition.calendars.map(({ id, name: calendar, spans }) => [
        id,
        spans.map((span) => ({ ...span, calendar })),
      ]),
    ),
  };
  return {
    campaigns: readCampaigns(source, reader),
    tickers: readTickers(source, reader),
    takeovers: readTakeovers(source, reader),
    quiet: readQuiet(source, reader),
  };
}

function readAll(editions: readonly NamedEdition[], reader: Reader): Programmed {
  const read = editions.map((edition) => readEdition(edition, reader));
  const takeovers = read.flatMap((each) => each.takeovers);
  const own = editions.filter(({ edition }) => edition.unit.path === reader.board.unit);
  const ownUnits = new Set<UnitId>(own.map(({ edition }) => edition.publisher.id));
  const after = afterlives(takeovers, ownUnits, reader.board);
  return {
    campaigns: [...read.flatMap(({ campaigns }) => campaigns), ...after.campaigns],
    tickers: [...read.flatMap(({ tickers }) => tickers), ...after.tickers],
    takeovers,
    quiet: read.flatMap(({ quiet }) => quiet),
  };
}

const houseUnit = "house" as Publisher["unit"];
const housePlaylist = { id: "house" as ProgrammeItem["playlist"], order: "sequential" } as const;

/** The house loop knows no dates and no audiences: it is what plays when nothing else may. */
function houseItems({ board, absentHashes }: Reader): ProgrammeItem[] {
  const { name, shortName } = board.house.publisher;
  const publisher: Publisher = { unit: houseUnit, name, shortName, edition: null };
  return board.house.items
    .filter((item) => !itemAssets(item).some((hash) => absentHashes.has(hash)))
    .map((item) => programmeItem(item, { publisher, playlist: housePlaylist }, board));
}

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

/** Each reason once; an item left out of one campaign that another plays is not left out. */
function reallySkipped(skipped: readonly Skipped[], { campaigns }: Programmed): Skipped[] {
  const playing = new Set<string>(campaigns.flatMap(({ items }) => items.map(({ item }) => item.id)));
  const left = skipped.filter(({ kind, id }) => kind !== "item" || !playing.has(id));
  return [...new Map(left.map((entry) => [`${entry.kind}/${entry.id}/${entry.reason}`, entry])).values()];
}

/** The programme of a board. `absentHashes`: assets not on disk, or found bad. */
export function programmeFor(
  board: BoardContext,
  editions: readonly NamedEdition[],
  absentHashes: ReadonlySet<AssetHash>,
): Programme {
  const reader: Reader = { board, absentHashes, skipped: [] };
  const programmed = readAll(editions, reader);
  const house = houseItems(reader);
  const listed = [...board.houseAssets, ...editions.flatMap(({ edition }) => edition.assets)];
  const { timeZone, size, audiences, revision, group, mandatedShareMax } = board;
  return {
    v: 1,
    board: board.board,
    revision,
    timeZone,
    size,
    audiences,
    group,
    mandatedShareMax,
    ...programmed,
    house,
    assets: neededAssets(programmed, house, new Map(listed.map((asset) => [asset.hash, asset]))),
    skipped: reallySkipped(reader.skipped, programmed),
  };
}
