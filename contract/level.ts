/**
 * The two scales of a message, never mixed.
 *
 * Level is how it plays: the three legal bulletin levels of TT 39/2020/TT-BTTTT (thông thường, ưu tiên,
 * khẩn cấp). Severity is how harmful the thing warned of is; always shown as colour + shape + word.
 */
import { z } from "zod";

export const Level = z.enum(["normal", "priority", "urgent"]);
export type Level = z.infer<typeof Level>;

/** Rank of a level: a higher number is stronger. */
export const levelRank: Readonly<Record<Level, number>> = { normal: 0, priority: 1, urgent: 2 };

export const Severity = z.enum(["info", "caution", "warning", "danger"]);
export type Severity = z.infer<typeof Severity>;

/** Rank of a severity: a higher number is more harmful. */
export const severityRank: Readonly<Record<Severity, number>> = {
  info: 0,
  caution: 1,
  warning: 2,
  danger: 3,
};
