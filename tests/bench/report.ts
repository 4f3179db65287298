/**
 * One line per figure: what was measured, ours beside the anchor of the same run, the ratio and the limit.
 */

export interface Figure {
  readonly name: string;
  readonly ours: number;
  /** The named peer or limit measured in the same run; `null` when the limit is a plain count. */
  readonly anchor: number | null;
  readonly unit: string;
  /** Largest allowed ratio to the anchor, or largest allowed value where there is none. */
  readonly most: number;
}

/** Slack on ratios of times on a noisy machine; counts have none. */
const slack = 1.25;

export function isWithin(figure: Figure): boolean {
  const value = figure.anchor === null ? figure.ours : figure.ours / figure.anchor;
  return value <= figure.most * (figure.anchor === null ? 1 : slack);
}

export function lineOf(figure: Figure): string {
  const { name, ours, anchor, unit, most } = figure;
  const number = (value: number) => (Number.isInteger(value) ? String(value) : value.toFixed(2));
  const own = `${number(ours)} ${unit}`;
  const compared =
    anchor === null
      ? `${own} (limit ${number(most)})`
      : `${own}, anchor ${number(anchor)} ${unit}, ratio ${(ours / anchor).toFixed(2)} (limit ${most})`;
  return `${isWithin(figure) ? "ok  " : "OVER"} ${name}: ${compared}`;
}

/** The middle of an odd number of values; of an even number the mean of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** The smallest value with at least `share` of all values at or below it. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
