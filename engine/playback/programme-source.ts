/**
 * Makes the programme from what the board holds: activated editions, the local folder, the house loop, what
 * is on disk.
 */
import { type BoardContext, type NamedEdition, programmeFor } from "../../core/programme/programme-for.ts";
import { BoardId, type AssetHash } from "../../contract/ids.ts";
import { itemAssets } from "../../contract/items/index.ts";
import type { Programme } from "../../contract/programme.ts";
import { withdrawnNames } from "../../contract/status.ts";
import { UnitPath } from "../../contract/unit.ts";
import { type Activation, type BoardState, settingsOf } from "../board-state.ts";
import { type House, lastResortHouse } from "../content/house-loop.ts";

type Membership = Pick<
  BoardContext,
  | "board"
  | "unit"
  | "lines"
  | "place"
  | "timeZone"
  | "audiences"
  | "languages"
  | "group"
  | "mandatedShareMax"
  | "revision"
>;

const nobody: Membership = {
  board: BoardId.parse("unpaired"),
  unit: UnitPath.parse("/"),
  lines: { managed: UnitPath.parse("/"), located: null, professional: null },
  place: "lobby",
  timeZone: "Asia/Ho_Chi_Minh",
  audiences: [],
  languages: ["vi"],
  group: "unpaired",
  mandatedShareMax: 0.5,
  revision: { epoch: 1, revision: 0 },
};

export interface ProgrammeParts {
  readonly state: BoardState;
  readonly held: ReadonlySet<AssetHash>;
  /** Items whose showing failed too often. */
  readonly setAside: ReadonlySet<string>;
  house(): House;
  /** What the watched folder holds, `null` when there is none. */
  local(): NamedEdition | null;
  nowMs(): number;
}

export interface ProgrammeSource {
  /** What may play now: without what is not on disk, withdrawn or set aside. */
  current(): Programme;
  /** What these documents would play if everything were here: for planning downloads. */
  whole(activation: Activation): Programme;
  /**
   * Always the same: nothing but the house loop, for when what was published cannot be made a programme of.
   */
  houseOnly(): Programme;
  /** The local folder plays. */
  isLocal(): boolean;
}

/** What a manifest says of its board; it may only narrow who the placement says it is. */
function manifestContext({ manifest, placement }: Activation): Omit<Membership, "board" | "lines" | "place"> {
  const { unit, mandatedShareMax, settings, epoch, revision } = manifest;
  return {
    unit,
    timeZone: placement.timeZone,
    audiences: settings.audiences.length > 0 ? settings.audiences : placement.audiences,
    languages: settings.languages,
    group: settings.group ?? unit,
    mandatedShareMax,
    revision: { epoch, revision },
  };
}

function membershipContext(state: BoardState, activation: Activation | null): Membership {
  const placement = activation?.placement ?? state.membership?.placement;
  if (placement === undefined) return nobody;
  const { board, lines, place, timeZone, audiences } = placement;
  const own = { ...nobody, board, unit: lines.managed, lines, place, timeZone, audiences };
  return activation === null ? own : { ...own, ...manifestContext(activation) };
}

export function createProgrammeSource(parts: ProgrammeParts): ProgrammeSource {
  const { state, held, setAside } = parts;

  const isLocal = () =>
    parts.local() !== null && (state.membership === null || settingsOf(state).localFolder);
  const outOfContactMs = () =>
    state.lastContactMs === null ? 0 : Math.max(0, parts.nowMs() - state.lastContactMs);
  const contextFor = (activation: Activation | null): BoardContext => {
    const house = parts.house();
    const withdrawn = state.status?.withdrawn;
    return {
      ...membershipContext(state, activation),
      size: state.glass.size,
      withdrawn: withdrawn === undefined ? new Set<string>() : withdrawnNames(withdrawn),
      setAside,
      isLongOutOfContact: outOfContactMs() > settingsOf(state).timeCriticalAfterMs,
      house: house.playlist,
      houseAssets: house.assets,
    };
  };
  const editionsOf = (activation: Activation | null): NamedEdition[] => {
    const { houseLoopAfterMs } = settingsOf(state);
    const isHouseOnly = houseLoopAfterMs !== null && outOfContactMs() > houseLoopAfterMs;
    const local = isLocal() ? parts.local() : null;
    return [...(isHouseOnly ? [] : (activation?.editions ?? [])), ...(local === null ? [] : [local])];
  };
  /** Everything the documents name that is not on disk. */
  const absentOf = (editions: readonly NamedEdition[], house: House) => {
    const named = [
      ...editions.flatMap(({ edition }) => edition.assets.map(({ hash }) => hash)),
      ...house.playlist.items.flatMap(itemAssets),
    ];
    return new Set(named.filter((hash) => !held.has(hash)));
  };
  const made = (editions: readonly NamedEdition[]): Programme => {
    const house = parts.house();
    const context = contextFor(state.activation);
    const programme = programmeFor(context, editions, absentOf(editions, house));
    if (programme.house.length > 0) return programme;
    const last = lastResortHouse();
    const poorer = { ...context, house: last.playlist, houseAssets: last.assets };
    return programmeFor(poorer, editions, absentOf(editions, last));
  };
  let house: Programme | null = null;
  const houseOnly = (): Programme => {
    house ??= made([]);
    return house;
  };
  return {
    houseOnly,
    current: () => (state.isSafe ? houseOnly() : made(editionsOf(state.activation))),
    whole: (activation) => programmeFor(contextFor(activation), editionsOf(activation), new Set()),
    isLocal,
  };
}
