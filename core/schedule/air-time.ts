/**
 * How the air time of a stretch is divided between the campaigns open in it. The rules are 3.2 to 3.4 of
 * docs/SCHEDULING.md: promises from the highest unit down, those of other units within their bound, the rest
 * to everybody else.
 */
import type { ProgrammeCampaign, ProgrammeItem } from "../../contract/programme.ts";

/** What may play in one stretch: a campaign, or the house loop (`campaign` null). */
export interface Candidate {
  readonly campaign: ProgrammeCampaign | null;
  /** The items valid in it, in the order of one pass, each as often as it weighs. */
  readonly pass: readonly ProgrammeItem[];
  /** Air time that one pass takes. */
  readonly passMs: number;
}

/** The rule by which a promise came out smaller than what was asked. */
export type PromiseCut = "above_first" | "others_bound";

interface Promised {
  /** What it states, or its part of what its unit gets unstated; 0 without a guarantee. */
  readonly asked: number;
  /** The part of the air time that is promised: no other campaign may take it. */
  readonly promised: number;
  readonly cut: PromiseCut | null;
}

export interface Part extends Candidate, Promised {
  /** Share of the air time; all of them add up to 1. */
  readonly share: number;
}

/** What the guaranteed campaigns of one unit that state no share are promised together. */
const unstatedPromise = 0.2;
/** Wishes of `normal` campaigns leave at least a quarter of the rest to those without a wish. */
const wishesMost = 0.75;
/** Shares are fractions; less than this is nothing. */
const slack = 1e-9;

const nothing: Promised = { asked: 0, promised: 0, cut: null };

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, number) => all + number, 0);
}

export function isGuaranteed({ level }: Pick<ProgrammeCampaign, "level">): boolean {
  return level !== "normal";
}

function groupBy<Key, Value>(values: readonly Value[], keyOf: (value: Value) => Key): Map<Key, Value[]> {
  const groups = new Map<Key, Value[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

/** What each guaranteed campaign asks for: its share, or its part of what its unit gets unstated. */
function asks(campaigns: readonly ProgrammeCampaign[]): Map<ProgrammeCampaign, number> {
  const asked = new Map<ProgrammeCampaign, number>();
  for (const ofUnit of groupBy(campaigns, ({ publisher }) => publisher.unit).values()) {
    const unstated = ofUnit.filter(({ share }) => share === null).length;
    for (const campaign of ofUnit) asked.set(campaign, campaign.share ?? unstatedPromise / unstated);
  }
  return asked;
}

/**
 * Promises of units of equal height are cut in proportion, those of other units also by the bound they share.
 * Nothing a lower unit asks for is looked at before the higher ones have theirs.
 */
function promises(
  campaigns: readonly ProgrammeCampaign[],
  mandatedShareMax: number,
): Map<ProgrammeCampaign, Promised> {
  const asked = asks(campaigns);
  const askedBy = (list: readonly ProgrammeCampaign[]): number => sum(list.map((one) => asked.get(one) ?? 0));
  const given = new Map<ProgrammeCampaign, Promised>();
  let left = 1;
  let leftToOthers = mandatedShareMax;
  const byHeight = [...groupBy(campaigns, ({ depth }) => depth)].sort(([a], [b]) => a - b);
  for (const [, level] of byHeight) {
    const mandated = askedBy(level.filter((campaign) => campaign.mandated));
    const bound = mandated > leftToOthers ? leftToOthers / mandated : 1;
    const wanted = mandated * bound + askedBy(level.filter((campaign) => !campaign.mandated));
    const scale = wanted > left ? left / wanted : 1;
    for (const campaign of level) {
      const ask = asked.get(campaign) ?? 0;
      const isBound = campaign.mandated && bound < 1;
      const promised = ask * scale * (campaign.mandated ? bound : 1);
      const cut = isBound ? "others_bound" : "above_first";
      given.set(campaign, { asked: ask, promised, cut: promised < ask - slack ? cut : null });
    }
    left = Math.max(0, left - wanted * scale);
    leftToOthers = Math.max(0, leftToOthers - mandated * bound * scale);
  }
  return given;
}

/** How much of what is left goes to each of those who may take it. */
type Extra = (one: Candidate) => number;

function total(candidates: readonly Candidate[], weightOf: Extra): number {
  return candidates.reduce((all, one) => all + weightOf(one), 0);
}

function inProportion(takers: readonly Candidate[], rest: number, weightOf: Extra): Extra {
  const whole = total(takers, weightOf);
  return (one) => (whole === 0 ? 0 : (rest * weightOf(one)) / whole);
}

function wishOf({ campaign }: Candidate): number {
  return campaign?.share ?? 0;
}

/** The length of one pass times its weight, of those without a wish. */
function plainMs(one: Candidate): number {
  return wishOf(one) > 0 ? 0 : one.passMs * (one.campaign?.weight ?? 1);
}

/** What is not promised: wishes first, then by the length of one pass times its weight. */
function divideRest(free: readonly Candidate[], rest: number): Extra {
  if (free.every((one) => wishOf(one) > 0)) return inProportion(free, rest, wishOf);
  const granted = Math.min(total(free, wishOf), rest * wishesMost);
  const wished = inProportion(free, granted, wishOf);
  const plain = inProportion(free, rest - granted, plainMs);
  return (one) => wished(one) + plain(one);
}

/**
 * The candidates with their shares, in the given order; those left with nothing are gone. `mandatedShareMax`:
 * most that the guaranteed campaigns of units other than the board's own are promised together.
 */
export function divideAirTime(candidates: readonly Candidate[], mandatedShareMax: number): Part[] {
  const guaranteed: ProgrammeCampaign[] = [];
  const free: Candidate[] = [];
  for (const one of candidates) {
    if (one.campaign !== null && isGuaranteed(one.campaign)) guaranteed.push(one.campaign);
    else free.push(one);
  }
  const given = promises(guaranteed, mandatedShareMax);
  const promisedTo = ({ campaign }: Candidate): Promised =>
    (campaign === null || !isGuaranteed(campaign) ? undefined : given.get(campaign)) ?? nothing;
  const rest = Math.max(0, 1 - sum([...given.values()].map(({ promised }) => promised)));
  const parts: Part[] = [];
  const add = (one: Candidate, extra: number): void => {
    const { campaign, pass, passMs } = one;
    const { asked, promised, cut } = promisedTo(one);
    const share = promised + extra;
    if (share > slack) parts.push({ campaign, pass, passMs, asked, promised, cut, share });
  };
  if (free.length > 0) {
    const extraOf = divideRest(free, rest);
    for (const one of candidates) add(one, promisedTo(one) === nothing ? extraOf(one) : 0);
  } else {
    const isOwn = (one: Candidate): boolean => one.campaign?.mandated === false;
    const takers = candidates.some(isOwn) ? candidates.filter(isOwn) : candidates;
    const extraOf = inProportion(takers, rest, (one) => promisedTo(one).asked);
    for (const one of candidates) add(one, takers === candidates || isOwn(one) ? extraOf(one) : 0);
  }
  return parts;
}
