/**
 * How the air time of a stretch is divided between the campaigns open in it. The rules are 3.2 and 3.3 of
 * docs/SCHEDULING.md: promises first, the rest to everybody else.
 */
import type { ProgrammeCampaign, ProgrammeItem } from "../../contract/programme.ts";

/**
 * What may play in one stretch: a campaign with the items valid in it, or the house loop (`campaign` null).
 */
export interface Candidate {
  readonly campaign: ProgrammeCampaign | null;
  readonly items: readonly ProgrammeItem[];
}

export interface Part extends Candidate {
  /** Share of the air time; all of them add up to 1. */
  readonly share: number;
  /** The part of it that is promised: no other campaign may take it. */
  readonly promised: number;
}

/** Campaigns of a guaranteed level without a share of their own get together what is left below this. */
const defaultPromise = 0.5;
/** Wishes of `normal` campaigns leave at least a quarter of the rest to those without a wish. */
const wishesMost = 0.75;

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function isGuaranteed({ campaign }: Candidate): boolean {
  return campaign !== null && campaign.level !== "normal";
}

function shareOf({ campaign }: Candidate): number | null {
  return campaign?.share ?? null;
}

function passMs({ items }: Candidate): number {
  return sum(items.map(({ durationMs }) => durationMs));
}

/** The promised share of each candidate; 0 for those that are promised nothing. */
function promises(candidates: readonly Candidate[]): number[] {
  const guaranteed = candidates.filter(isGuaranteed);
  const stated = sum(guaranteed.map((candidate) => shareOf(candidate) ?? 0));
  const unstated = guaranteed.filter((candidate) => shareOf(candidate) === null).length;
  const scale = stated > 1 ? 1 / stated : 1;
  const each = unstated === 0 ? 0 : Math.max(0, defaultPromise - stated) / unstated;
  return candidates.map((candidate) => {
    if (!isGuaranteed(candidate)) return 0;
    const share = shareOf(candidate);
    return share === null ? each : share * scale;
  });
}

/**
 * Divides `rest` among the candidates that are promised nothing: wishes first, then by length of one pass.
 */
function divideRest(others: readonly Candidate[], rest: number): Map<Candidate, number> {
  const wished = others.filter((candidate) => shareOf(candidate) !== null);
  const plain = others.filter((candidate) => shareOf(candidate) === null);
  const wishes = sum(wished.map((candidate) => shareOf(candidate) ?? 0));
  const most = plain.length === 0 ? rest : rest * wishesMost;
  const scale = wishes > most ? most / wishes : 1;
  const left = rest - wishes * scale;
  const plainMs = sum(plain.map(passMs));
  return new Map([
    ...wished.map((candidate): [Candidate, number] => [candidate, (shareOf(candidate) ?? 0) * scale]),
    ...plain.map((candidate): [Candidate, number] => [candidate, (left * passMs(candidate)) / plainMs]),
  ]);
}

/** The candidates with their shares, in the given order; those left with nothing are gone. */
export function divideAirTime(candidates: readonly Candidate[]): Part[] {
  const promised = promises(candidates);
  const others = candidates.filter((_, index) => promised[index] === 0);
  const rest = divideRest(others, Math.max(0, 1 - sum(promised)));
  const raw = candidates.map((candidate, index) => rest.get(candidate) ?? promised[index] ?? 0);
  const total = sum(raw);
  return candidates
    .map((candidate, index) => ({
      ...candidate,
      share: (raw[index] ?? 0) / total,
      promised: promised[index] ?? 0,
    }))
    .filter(({ share }) => share > 1e-9);
}
