/** A notice may say what time it is, in the board's own zone. */
import { expect, test } from "vitest";
import { msToNextMinute, saysTheTime, withClock } from "../../../renderer/notice/clock-text.ts";
import { bookDrive } from "../samples.ts";

const atMs = Date.UTC(2026, 10, 22, 23, 50, 12);
const clock = { ...bookDrive, template: "news", title: "{date}", figure: "{time}" } as typeof bookDrive;

test("time and date in words stand where the notice asks for them", () => {
  const filled = withClock(clock, atMs, "Asia/Ho_Chi_Minh", "vi");
  expect(filled).toMatchObject({ title: "Thứ Hai, 23 tháng 11", figure: "06:50" });
  expect(withClock(clock, atMs, "Asia/Ho_Chi_Minh", "en")).toMatchObject({ title: "Monday 23 November" });
});

test("a notice that does not ask stays as it was approved", () => {
  expect(saysTheTime(bookDrive)).toBe(false);
  expect(withClock(bookDrive, atMs, "Asia/Ho_Chi_Minh", "vi")).toBe(bookDrive);
});

test("the next minute is never now", () => {
  expect(msToNextMinute(atMs)).toBe(48_000);
  expect(msToNextMinute(60_000)).toBe(60_000);
});
