/**
 * The programme of one board of the seed province, as its player would make it: the file docs and tests try
 * commands on.
 */
import type { Asset } from "../../contract/asset.ts";
import { BoardId } from "../../contract/ids.ts";
import type { Programme } from "../../contract/programme.ts";
import { HousePlaylist } from "../../contract/local-playlist.ts";
import type { Audience } from "../../contract/audience.ts";
import type { Takeover } from "../../contract/takeover.ts";
import { UnitContent } from "../../contract/unit-content.ts";
import { scopeCovers } from "../../contract/unit.ts";
import { programmeFor } from "../../core/programme/programme-for.ts";
import { compileEdition } from "../../core/publish/compile-edition.ts";
import { visibleBoardId } from "./boards.ts";
import { must } from "./must.ts";
import { type SeedProvince, seedProvince } from "./province.ts";

const revision = { epoch: 1, revision: 1 };
/** Monday 23/11/2026, 06:00 in the province. */
const issuedAtMs = Date.parse("2026-11-23T06:00:00+07:00");

/** One tip as the house loop: what plays when nothing else may. */
function houseLoop(province: SeedProvince): HousePlaylist {
  const items = [...province.contents.values()].flatMap(({ playlists }) =>
    playlists.flatMap((each) => each.items),
  );
  const tip = items.find(({ id }) => id === "MN-09");
  const publisher = { name: "Bangtin", shortName: "Bangtin" };
  return HousePlaylist.parse({ v: 1, publisher, items: [{ ...tip, id: "house-1", audiences: [] }] });
}

/** Every unit the board hears, compiled as the hub would, without assets. */
export function sampleProgramme(boardId = visibleBoardId, takeovers: readonly Takeover[] = []): Programme {
  const province = seedProvince();
  const board = province.boards.find(({ id }) => id === boardId);
  const site = province.units.find(({ id }) => id === board?.unit);
  if (!board || !site) throw new Error(`no board ${boardId}`);
  const assets: Asset[] = [];
  const editions = province.units
    .filter(({ id, speaks }) => province.contents.has(id) && scopeCovers(speaks, site.lines))
    .map(({ id, name, shortName, speaks }) => {
      const content = province.contents.get(id) ?? UnitContent.parse({});
      const publisher = { id, name, shortName };
      const said = id === "lt" ? takeovers : [];
      const parts = { unit: speaks, publisher, content, assets, takeovers: said, approvals: [], revision };
      const first = { prev: null, published: null, issuedAtMs };
      return { hash: null, edition: must(compileEdition({ ...parts, ...first })) };
    });
  const context = {
    board: BoardId.parse(board.id),
    revision,
    unit: site.lines.managed,
    lines: site.lines,
    languages: ["vi"],
    group: site.lines.managed,
    mandatedShareMax: 0.5,
    audiences: [...board.audiences] as Audience[],
    place: board.place,
    timeZone: board.timeZone,
    size: board.size,
    withdrawn: new Set<string>(),
    setAside: new Set<string>(),
    isLongOutOfContact: false,
    house: houseLoop(province),
    houseAssets: assets,
  };
  return programmeFor(context, editions, new Set());
}
