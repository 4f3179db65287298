/** What is worked out once for a programme and once for each of its days, and remembered beside it. */
import type { Programme, ProgrammeCampaign } from "../../contract/programme.ts";
import type { Resolution } from "../../contract/resolution.ts";
import type { Interval } from "../time/daypart-open.ts";
import type { LocalCalendar } from "../time/local-time.ts";
import type { Candidate, Part } from "./air-time.ts";
import type { Window } from "./campaign-open.ts";
import type { DayEdges } from "./edges.ts";
import type { FlatDay } from "./flat-day.ts";
import type { QuietStretch } from "./quiet-at.ts";
import type { Rotation } from "./rotation.ts";

export type ProgrammeTicker = Programme["tickers"][number];
export type ProgrammeTakeover = Programme["takeovers"][number];

export interface KnownCampaign {
  readonly campaign: ProgrammeCampaign;
  /** Level, then height in the tree; the smaller comes first. */
  readonly standing: number;
  /** True when every item may play whenever the campaign is open and nothing is quiet. */
  readonly isPlain: boolean;
  readonly isStill: boolean;
  /** The validity of each item; empty when plain. */
  readonly windows: readonly Window[];
  readonly isShuffled: boolean;
  /** All items together; where they are shuffled, as on the last day asked about. */
  whole: { readonly seed: string; readonly candidate: Candidate } | null;
  readonly calendar: LocalCalendar;
}

export interface PreparedCampaign {
  readonly campaign: ProgrammeCampaign;
  readonly tickers: readonly ProgrammeTicker[];
  /** What does not depend on the programme around it. */
  readonly known: KnownCampaign;
}

export interface OpenCampaign extends PreparedCampaign {
  readonly open: readonly Interval[];
  /** The parts of these stretches in which its items may play, item by item where they differ. */
  readonly itemStretches: readonly Interval[];
}

/** A stretch of a day in which the same items may play. */
export interface Stretch extends Interval {
  readonly parts: readonly Part[];
}

/** All open stretches of a day side by side, so that one look finds those open at an instant. */
export interface OpenWindows {
  readonly fromMs: Float64Array;
  readonly untilMs: Float64Array;
  /** In canonical order. */
  readonly owners: readonly OpenCampaign[];
}

/** What questions about a day have brought to light so far. */
export interface DayMemory {
  /** By index of the edge it starts at; empty once the day is flat. */
  readonly rotations: (Rotation | undefined)[];
  /** Rotations worked out to their ends. */
  finished: number;
  flat: FlatDay | null;
  /** By index of the edge they start at. */
  readonly tickersFrom: (TickersNow | undefined)[];
}

export function nothingYet(): DayMemory {
  return { rotations: [], finished: 0, flat: null, tickersFrom: [] };
}

export interface DayPlan extends DayMemory {
  readonly day: number;
  /** Of shuffled playlists: the local date and the board's group. */
  readonly seed: string;
  readonly startMs: number;
  readonly endMs: number;
  /** Campaigns open at some time of this day, in canonical order. */
  readonly campaigns: readonly OpenCampaign[];
  /** Of those, the ones that carry tickers. */
  readonly withTickers: readonly OpenCampaign[];
  readonly windows: OpenWindows;
  /** In order, without overlaps. */
  readonly quiet: readonly QuietStretch[];
  readonly countedEdges: DayEdges;
  /** Where what may play changes; quiet begins and ends here too. */
  readonly itemEdges: Float64Array;
  readonly tickerEdges: Float64Array;
}

/** The tickers of a stretch of time. */
export interface TickersNow {
  readonly tickers: readonly ProgrammeTicker[];
  /** The same, as the answer carries them. */
  readonly said: Resolution["tickers"];
  /** Valid now, but another with the same text stands in for them. */
  readonly doubles: readonly ProgrammeTicker[];
  readonly untilMs: number;
}

/** A stretch of time in which the same takeovers are in force. */
export interface TakeoverSegment {
  readonly shown: ProgrammeTakeover | null;
  /** In force, strongest first; the first is shown. */
  readonly inForce: readonly ProgrammeTakeover[];
  readonly cancelled: ReadonlySet<ProgrammeTakeover>;
  readonly untilMs: number;
}

export interface Prepared {
  readonly programme: Programme;
  readonly calendar: LocalCalendar;
  readonly campaigns: readonly PreparedCampaign[];
  readonly takeoverEdges: readonly number[];
  readonly takeoverSegments: Map<number, TakeoverSegment>;
  /** Days already worked out, the oldest first. */
  readonly days: DayPlan[];
}
