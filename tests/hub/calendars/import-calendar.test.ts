/**
 * A calendar file over real HTTP: into the draft, out to a board's edition, and every refusal by its code.
 */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Edition } from "../../../contract/edition.ts";
import { calendarBytesMax } from "../../../hub/calendars/read-lines.ts";
import { type HubWorld, pairBoard, startAtMs, startHub } from "../hub-world.ts";
import { commune, contentOf, notice, payloadOf, publish, putUnits, school } from "../sample-content.ts";
import { scopedToken } from "../scoped-token.ts";
import { calendarOf } from "./calendar-file.ts";

let world: HubWorld;
let token: string;
beforeEach(async () => {
  world = await startHub();
  token = await world.setUp();
  await putUnits(world, token);
});
afterEach(() => world.stop());

const params = { unit: commune.id, calendar: "le" };
const headers = { "content-type": "text/calendar" };
const send = (body: string, query: Record<string, string> = {}, by = token) =>
  world.call("importCalendar", { params, query, body, headers }, by);

const flagCeremony = calendarOf(
  "DTSTART;TZID=Asia/Ho_Chi_Minh:20260907T070000",
  "DTEND;TZID=Asia/Ho_Chi_Minh:20260907T074500",
  "RRULE:FREQ=WEEKLY;BYDAY=MO",
  "EXDATE;TZID=Asia/Ho_Chi_Minh:20261207T070000",
);

test("a weekly rule becomes bounded dates in the draft, with its next openings and its horizon", async () => {
  const answer = await send(flagCeremony, { name: "Chào cờ" });
  expect(answer.status).toBe(200);
  const { calendar, next, horizonMs, problems } = answer.json as {
    calendar: { name: string; spans: object[] };
    next: { fromMs: number; untilMs: number }[];
    horizonMs: number;
    problems: unknown[];
  };
  expect([calendar.name, problems]).toEqual(["Chào cờ", []]);
  expect(calendar.spans).toHaveLength(57);
  expect(calendar.spans[0]).toEqual({
    startDate: "2026-11-23",
    endDate: "2026-11-23",
    from: "07:00",
    to: "07:45",
  });
  expect(next.map(({ fromMs }) => new Date(fromMs + 7 * 3_600_000).toISOString().slice(0, 16))).toEqual([
    "2026-11-23T07:00",
    "2026-11-30T07:00",
    "2026-12-14T07:00",
    "2026-12-21T07:00",
    "2026-12-28T07:00",
  ]);
  expect(Math.round((horizonMs - startAtMs) / 86_400_000)).toBe(400);
  const looked = await world.call("calendar", { params }, token);
  expect(looked.json).toMatchObject({ calendar, next });
});

test("again under the same name it replaces what was there; the rest of the draft stays", async () => {
  const content = contentOf(notice("it_1", "Một"));
  const draft = { content, ifRevision: 0 };
  await world.call("putContent", { params: { unit: commune.id }, body: draft }, token);
  await send(flagCeremony, { name: "Chào cờ" });
  const holiday = calendarOf("DTSTART;VALUE=DATE:20270101");
  expect((await send(holiday)).json["revision"]).toBe(3);
  const kept = (await world.call("content", { params: { unit: commune.id } }, token)).json["content"];
  const spans = [{ startDate: "2027-01-01", endDate: "2027-01-01", from: "00:00", to: "24:00" }];
  expect(kept).toEqual({ ...content, calendars: [{ id: "le", name: "Chào cờ", spans }] });
});

test("what a campaign names goes out to the boards with its dates", async () => {
  const board = await pairBoard(world, token, school.id);
  await send(flagCeremony);
  const { content, revision } = (await world.call("content", { params: { unit: commune.id } }, token))
    .json as unknown as { content: { calendars: object[] }; revision: number };
  const base = contentOf(notice("it_1", "Một"));
  const campaigns = [{ ...base.campaigns[0], during: ["le"] }];
  const body = { content: { ...base, campaigns, calendars: content.calendars }, ifRevision: revision };
  await world.call("putContent", { params: { unit: commune.id }, body }, token);
  const published = await world.call("publish", { params: { unit: commune.id } }, token);
  const hash = published.json["edition"] as string;
  const edition = Edition.parse(payloadOf((await board.call("edition", { params: { hash } })).text));
  expect(edition.calendars[0]?.spans).toHaveLength(57);
  // A withdrawal republishes what was said: the calendars stay in it.
  await world.call("withdraw", { params: { unit: commune.id }, body: { items: ["tk_1"] } }, token);
  const again = await publishedNow(board);
  expect(again.calendars).toEqual(edition.calendars);

  async function publishedNow(from: typeof board): Promise<Edition> {
    const { editions } = payloadOf((await from.call("manifest")).text) as { editions: { hash: string }[] };
    const fetched = await from.call("edition", { params: { hash: editions[0]?.hash ?? "" } });
    return Edition.parse(payloadOf(fetched.text));
  }
});

test("a campaign that names a calendar nobody knows is refused at publishing, with its path", async () => {
  const base = contentOf(notice("it_1", "Một"));
  const content = { ...base, campaigns: [{ ...base.campaigns[0], during: ["khong-co"] }] };
  await world.call("putContent", { params: { unit: commune.id }, body: { content, ifRevision: 0 } }, token);
  const refused = await world.call("publish", { params: { unit: commune.id } }, token);
  expect(refused.json.problems?.map(({ code, path }) => [code, path])).toContainEqual([
    "reference_missing",
    "campaigns[0].during[0]",
  ]);
});

test("the hours are those of the zone the boards hang in", async () => {
  const utc = calendarOf("DTSTART:20261201T000000Z", "DURATION:PT45M");
  const from = async (query: Record<string, string>) =>
    ((await send(utc, query)).json["calendar"] as { spans: { from: string }[] }).spans[0]?.from;
  expect(await from({})).toBe("07:00");
  expect(await from({ timeZone: "America/New_York" })).toBe("19:00");
  expect((await send(utc, { timeZone: "Mars/Olympus" })).json.problems?.[0]?.code).toBe("zone_unknown");
});

describe("what is refused", () => {
  test("a broken event is left out and told; the others come in", async () => {
    const broken = ["END:VEVENT", "BEGIN:VEVENT", "UID:2", "DTSTART:20261201T000000Z", "DURATION:PT1H"];
    const file = calendarOf("DTSTART;VALUE=DATE:20270101", ...broken, "RRULE:FREQ=DAILY;UNTL=20270101");
    const answer = await send(file);
    expect(answer.status).toBe(200);
    expect(answer.json.problems).toMatchObject([{ code: "calendar_rule_bad", path: "line 11" }]);
    expect((answer.json["calendar"] as { spans: object[] }).spans).toHaveLength(1);
  });

  test.each([
    ["text that is no calendar", "hello", "calendar_bad"],
    ["a file cut short", flagCeremony.slice(0, 120), "calendar_bad"],
    ["an empty body", "", "calendar_bad"],
    ["dates that are all over", calendarOf("DTSTART;VALUE=DATE:20200101"), "calendar_empty"],
    ["no events", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "calendar_empty"],
    [
      "only a rule that is none",
      calendarOf("DTSTART;VALUE=DATE:20270101", "RRULE:FREQ=X"),
      "calendar_rule_bad",
    ],
    [
      "too many scattered dates",
      calendarOf("DTSTART:20261124T000000Z", "DURATION:PT1M", "RRULE:FREQ=MINUTELY;INTERVAL=97"),
      "calendar_too_dense",
    ],
  ])("%s", async (_, file, code) => {
    const answer = await send(file);
    expect([answer.status === 200, answer.json.problems?.[0]?.code ?? null]).toEqual([code === null, code]);
  });

  test("a file past its size, before it is read", async () => {
    const answer = await send("X".repeat(calendarBytesMax + 1));
    expect([answer.status, answer.json.problems?.[0]?.code]).toEqual([413, "body_too_big"]);
  });

  test("a refusal leaves the last good calendar where it is", async () => {
    await send(flagCeremony);
    await send(flagCeremony.slice(0, 120));
    expect((await world.call("calendar", { params }, token)).json["calendar"]).toMatchObject({ id: "le" });
  });

  test("somebody of another unit neither brings one in nor looks at it", async () => {
    const stranger = await scopedToken(world, school.lines.managed);
    expect((await send(flagCeremony, {}, stranger)).status).toBe(404);
    await send(flagCeremony);
    expect((await world.call("calendar", { params }, stranger)).status).toBe(404);
    expect((await world.call("calendar", { params: { ...params, calendar: "khac" } }, token)).status).toBe(
      404,
    );
  });
});

test("an import that somebody overtook is told so and changes nothing", async () => {
  const answers = await Promise.all([1, 2, 3].map(() => send(flagCeremony)));
  const good = answers.filter(({ status }) => status === 200);
  expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
  expect(good.length).toBeGreaterThan(0);
  const { revision } = (await world.call("content", { params: { unit: commune.id } }, token)).json as {
    revision?: number;
  };
  expect(revision).toBe(good.length);
  await publish(world, token, commune.id, contentOf(notice("it_1", "Một")));
});
