/**
 * A notice: a typographic poster made from text. On a board it is a short scene of cards (title, signs,
 * actions), each shown for its reading time; `design/visual` calls it voice and answer.
 */
import { z } from "zod";
import { Severity } from "../level.ts";
import { line } from "../text.ts";
import { ItemDurationMs, itemFields } from "./common.ts";

/** The pictogram family drawn by the project; one picture per trick. */
export const Icon = z.enum([
  "badge", "phone", "phone-lock", "link", "qr", "envelope", "wallet", "gift", "house", "cap", "heart",
  "parcel", "mask", "hook", "lock", "chat", "robot", "shield", "timer", "people", "school", "calendar",
  "megaphone", "book", "key", "app", "sim", "card", "plug", "bank", "coins", "chart", "receipt", "cart",
  "ticket", "star", "hospital", "hands", "dice", "gamepad", "eye-off", "sign",
]); // biome-ignore format: a list of names reads better in rows
export type Icon = z.infer<typeof Icon>;

/** Where to report: rendered from the unit's one list of channels, never typed into the text. */
export const ReportChannel = z.object({ label: line(48), value: line(48) });
export type ReportChannel = z.infer<typeof ReportChannel>;

const common = {
  severity: Severity,
  icon: Icon,
  /** A question the swindler's victim would ask, or the headline. At most 48 characters. */
  title: line(48),
  /**
   * The one sentence for primary pupils; required exactly when `tieu_hoc` is an audience. At most 72
   * characters.
   */
  simple: line(72).nullable().default(null),
  /** The form for low LED boards. At most 45 characters. */
  short: line(45),
  report: z.array(ReportChannel).max(4).default([]),
  /**
   * Whose words these are (the foot names the publishing unit above it), last checked when (`23/11/2026`).
   */
  source: line(80),
  updated: line(24),
} as const;

/** A warning: three signs, three actions, where to report; it cannot be written without them. */
export const WarningBody = z.object({
  template: z.literal("warning"),
  ...common,
  /** The short answer to the title. */
  answer: line(64),
  signs: z.tuple([line(64), line(64), line(64)]),
  actions: z.tuple([line(64), line(64), line(64)]),
});
export type WarningBody = z.infer<typeof WarningBody>;

/** A habit worth keeping: a title and three short lines. */
export const TipBody = z.object({
  template: z.literal("tip"),
  ...common,
  lines: z.tuple([line(64), line(64), line(64)]),
});
export type TipBody = z.infer<typeof TipBody>;

/**
 * The school's own news: warm, never mistaken for a warning. `figure` is a big numeral or date, e.g.
 * `28/11`.
 */
export const NewsBody = z.object({
  template: z.literal("news"),
  ...common,
  text: line(240),
  figure: line(12).nullable().default(null),
});
export type NewsBody = z.infer<typeof NewsBody>;

export const NoticeBody = z.discriminatedUnion("template", [WarningBody, TipBody, NewsBody]);
export type NoticeBody = z.infer<typeof NoticeBody>;

export const NoticeItem = z.object({
  ...itemFields,
  kind: z.literal("notice"),
  notice: NoticeBody,
  /** `null`: computed from the syllables and the audience's reading rate. */
  durationMs: ItemDurationMs.nullable().default(null),
});
export type NoticeItem = z.infer<typeof NoticeItem>;
