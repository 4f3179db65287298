/** What is worked out once for a programme and once for each of its days, and remembered beside it. */
import type { Programme, ProgrammeCampaign } from "../../contract/programme.ts";
import type { Interval } from "../time/daypart-open.ts";
import type { LocalCalendar } from "../time/local-time.ts";
import type { Part } from "./air-time.ts";
import type { Rotation } from "./rotation.ts";

export type ProgrammeTicker = Programme["tickers"][number];
export type ProgrammeTakeover = Programme["takeovers"][number];

export interface PreparedCampaign {
  readonly campaign: ProgrammeCampaign;
  readonly tickers: readonly ProgrammeTicker[];
}

export interface OpenCampaign extends PreparedCampaign {
  readonly open: readonly Interval[];
}

/** A stretch of a day in which the same items may play. */
export interface Stretch {
  readonly parts: readonly Part[];
  readonly rotation: Rotation;
}

export interface DayPlan {
  readonly startMs: number;
  readonly endMs: number;
  /** Campaigns open at some time of this day, in canonical order. */
  readonly campaigns: readonly OpenCampaign[];
  readonly itemEdges: readonly number[];
  readonly tickerEdges: readonly number[];
  readonly stretches: Map<number, Stretch>;
  readonly tickersFrom: Map<number, TickersNow>;
}

/** The tickers of a stretch of time. */
export interface TickersNow {
  readonly tickers: readonly ProgrammeTicker[];
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
  readonly days: Map<number, DayPlan>;
}
