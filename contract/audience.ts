/** Who stands before a board. An item plays only where its audiences meet the board's. */
import { z } from "zod";

/**
 * `tieu_hoc` primary, `thcs` lower and `thpt` upper secondary pupils; students, teachers, parents,
 * officials, citizens.
 */
export const Audience = z.enum([
  "tieu_hoc",
  "thcs",
  "thpt",
  "sinh_vien",
  "giao_vien",
  "phu_huynh",
  "can_bo",
  "nguoi_dan",
]);
export type Audience = z.infer<typeof Audience>;

/** A list of audiences without doubles; empty means "everybody". */
export const Audiences = z.array(Audience).max(8);
