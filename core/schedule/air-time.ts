/**
 * How the air time of a stretch is divided between the campaigns open in it. The rules are 3.2 to 3.4 of
 * docs/SCHEDULING.md: promises from the highest unit down, those of other units within their bound, the rest
 * to everybody else.
 */
import type { ProgrammeCampaign, ProgrammeItem } from "../../contract/programme.ts";

/**
 * What may play in one stretch: a campaign with the items valid in it, or the house loop (`campaign` null).
 */
export interface Candidate {
  readonly campaign: ProgrammeCampaign | null;
  readonly items: readonly ProgrammeItem[];
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
  return numbers.reduce((total, number) => total + number, 0);
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
  const total = (list: readonly ProgrammeCampaign[]): number => sum(list.map((one) => asked.get(one) ?? 0));
  const given = new Map<ProgrammeCampaign, Promised>();
  let left = 1;
  let leftToOthers = mandatedShareMax;
  const byHeight = [...groupBy(campaigns, ({ depth }) => depth)].sort(([a], [b]) => a - b);
  for (const [, level] of byHeight) {
    const mandated = total(level.filter((campaign) => campaign.mandated));
    const bound = mandated > leftToOthers ? leftToOthers / mandated : 1;
    const wanted = mandated * bound + total(level.filter((campaign) => !campaign.mandated));
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

/** Air time that one pass of a campaign takes, its items as often as they weigh. */
function passMs({ campaign, items }: Candidate): number {
  return sum(items.map(({ item, durationMs }) => durationMs * item.weight)) * (campaign?.weight ?? 1);
}

function inProportion(candidates: readonly Candidate[], rest: number, weightOf: (one: Candidate) => number) {
  const total = sum(candidates.map(weightOf));
  return candidates.map((one): [Candidate, number] => [
    one,
    total === 0 ? 0 : (rest * weightOf(one)) / total,
  ]);
}

/** What is not promised: wishes first, then by the length of one pass times its weight. */
function divideRest(others: readonly Candidate[], rest: number): [Candidate, number][] {
  const wish = ({ campaign }: Candidate): number => campaign?.share ?? 0;
  const wished = others.filter((one) => wish(one) > 0);
  const plain = others.filter((one) => wish(one) === 0);
  if (plain.length === 0) return inProportion(wished, rest, wish);
  const granted = Math.min(sum(wished.map(wish)), rest * wishesMost);
  return [...inProportion(wished, granted, wish), ...inProportion(plain, rest - granted, passMs)];
}

/**
 * The candidates with their shares, in the given order; those left with nothing are gone. `mandatedShareMax`:
 * most that the guaranteed campaigns of units other than the board's own are promised together.
 */
export function divideAirTime(candidates: readonly Candidate[], mandatedShareMax: number): Part[] {
  const guaranteed = candidates.flatMap(({ campaign }) =>
    campaign !== null && isGuaranteed(campaign) ? campaign : [],
  );
  const given = promises(guaranteed, mandatedShareMax);
  const promisedTo = ({ campaign }: Candidate): Promised =>
    (campaign === null ? undefined : given.get(campaign)) ?? nothing;
  const rest = Math.max(0, 1 - sum([...given.values()].map(({ promised }) => promised)));
  const free = candidates.filter(({ campaign }) => campaign === null || !isGuaranteed(campaign));
  const own = candidates.filter((one) => promisedTo(one).asked > 0 && one.campaign?.mandated === false);
  const takers = own.length > 0 ? own : candidates;
  const extra = new Map(
    free.length > 0 ? divideRest(free, rest) : inProportion(takers, rest, (one) => promisedTo(one).asked),
  );
  return candidates
    .map((one) => {
      const promise = promisedTo(one);
      return { ...one, ...promise, share: promise.promised + (extra.get(one) ?? 0) };
    })
    .filter(({ share }) => share > slack);
}
