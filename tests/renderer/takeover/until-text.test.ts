/** Until when: in the board's zone, in words. */
import { expect, test } from "vitest";
import { untilText } from "../../../renderer/takeover/until-text.ts";

const zone = "Asia/Ho_Chi_Minh";
const nowMs = Date.UTC(2026, 10, 23, 2, 10);

test.each([
  [Date.UTC(2026, 10, 23, 11, 0), "18 giờ hôm nay", "18:00 today"],
  [Date.UTC(2026, 10, 23, 11, 5), "18 giờ 05 hôm nay", "18:05 today"],
  [Date.UTC(2026, 10, 23, 17, 30), "0 giờ 30 ngày 24/11", "00:30 on 24/11"],
  [Date.UTC(2027, 10, 23, 11, 0), "18 giờ ngày 23/11", "18:00 on 23/11"],
])("%d reads %s", (untilMs, vi, en) => {
  expect(untilText(untilMs, nowMs, zone, "vi")).toBe(vi);
  expect(untilText(untilMs, nowMs, zone, "en")).toBe(en);
});
