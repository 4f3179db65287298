/** Goal: in a quiet window nothing moves, and takeovers come all the same (rule 2.7). */
import { describe, expect, it } from "vitest";
import { VideoItem } from "../../contract/items/video.ts";
import { isStill, quietAt, quietOn } from "../../core/schedule/quiet-at.ts";
import { resolve } from "../../core/schedule/resolve.ts";
import { calendarOf, dayOfDate } from "../../core/time/local-time.ts";
import {
  campaign,
  entry,
  hashOf,
  hourMs,
  imageItem,
  mondayMs,
  programme,
  takeover,
  ticker,
  zone,
} from "./make-programme.ts";

const monday = dayOfDate("2026-11-23");
const ceremony = quietWindow("ceremony", { dayparts: [{ days: [1], from: "07:00", to: "07:45" }] });

function quietWindow(id: string, more: object = {}) {
  return { id, name: `Window ${id}`, dayparts: [], during: null, except: [], ...more } as never;
}

function video(id: string) {
  const item = VideoItem.parse({ kind: "video", id, title: id, asset: hashOf("a"), durationMs: 10_000 });
  return { ...entry(id), item };
}

describe("quiet windows", () => {
  it("2.7: tickers stop and videos wait, posters go on, and the answer says which window it is", () => {
    const asked = programme({
      campaigns: [campaign({ id: "cp", items: [video("film"), entry("poster")], tickers: ["tk"] })],
      tickers: [ticker("tk", "Words")],
      quiet: [ceremony],
    });
    const sevenMs = mondayMs + 7 * hourMs;
    const at = (atMs: number) => {
      const { item, tickers, quiet } = resolve(asked, atMs);
      return [item?.entry.item.id, tickers.length, quiet];
    };
    expect(at(sevenMs - 20_000)).toEqual(["film", 1, null]);
    expect(at(sevenMs)).toEqual(["poster", 0, "Window ceremony"]);
    expect(at(sevenMs + hourMs / 2)).toEqual(["poster", 0, "Window ceremony"]);
    expect(at(sevenMs + 0.75 * hourMs)).toEqual(["film", 1, null]);
  });

  it("2.7: takeovers come all the same", () => {
    const asked = programme({ quiet: [quietWindow("always")], takeovers: [takeover("to1")] });
    expect(resolve(asked, mondayMs).takeover?.takeover.id).toBe("to1");
  });

  it("3.9: a board with nothing but videos is not blank in a quiet window", () => {
    const asked = programme({ quiet: [quietWindow("always")], campaigns: [], house: [video("film")] });
    expect(resolve(asked, mondayMs).item?.entry.item.id).toBe("film");
  });

  it("2.6, 2.7: a window follows calendars as campaigns do", () => {
    const exams = [{ startDate: "2026-11-24", endDate: "2026-11-24", from: "07:00", to: "11:00" }];
    const asked = [quietWindow("exams", { during: exams })];
    expect(quietOn(calendarOf(zone), asked, monday)).toEqual([]);
    expect(quietOn(calendarOf(zone), asked, monday + 1)).toMatchObject([
      { fromMs: mondayMs + 31 * hourMs, untilMs: mondayMs + 35 * hourMs },
    ]);
  });

  it("6.2: where two are open the first by id gives its name, in whatever order they are listed", () => {
    const lessons = quietWindow("lessons", { dayparts: [{ days: [1], from: "06:00", to: "09:00" }] });
    const hours = (list: never[]) =>
      quietOn(calendarOf(zone), list, monday).map(({ name, fromMs, untilMs }) => [
        name,
        (fromMs - mondayMs) / hourMs,
        (untilMs - mondayMs) / hourMs,
      ]);
    expect(hours([lessons, ceremony])).toEqual([
      ["Window lessons", 6, 7],
      ["Window ceremony", 7, 7.75],
      ["Window lessons", 7.75, 9],
    ]);
    expect(hours([ceremony, lessons])).toEqual(hours([lessons, ceremony]));
  });

  it("finds the stretch that holds an instant, and tells what stands still", () => {
    const quiet = [{ fromMs: 10, untilMs: 20, name: "one" }];
    expect([9, 10, 19, 20].map((atMs) => quietAt(quiet, atMs)?.name)).toEqual([
      undefined,
      "one",
      "one",
      undefined,
    ]);
    expect([isStill(imageItem("it")), isStill(video("film").item)]).toEqual([true, false]);
  });
});
