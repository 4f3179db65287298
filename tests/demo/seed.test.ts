/**
 * The demo's data is whole: every unit, board, message and urgent alert becomes a valid document of the
 * contract.
 */
import { describe, expect, test } from "vitest";
import { shapeOf } from "../../contract/board.ts";
import { Unit, scopeCovers } from "../../contract/unit.ts";
import { UnitContent } from "../../contract/unit-content.ts";
import { resolve } from "../../core/schedule/resolve.ts";
import { seedBoards, visibleBoardId } from "../../demo/seed/boards.ts";
import { demoContent } from "../../demo/seed/content.ts";
import { seedNotices } from "../../demo/seed/notices.ts";
import { seedProvince } from "../../demo/seed/province.ts";
import { sampleProgramme } from "../../demo/seed/sample-programme.ts";
import { reportLines } from "../../demo/seed/report-lines.ts";

const province = seedProvince();
const unitOf = (id: string): Unit => {
  const unit = province.units.find((each) => each.id === id);
  if (!unit) throw new Error(`no unit ${id}`);
  return unit;
};

describe("units", () => {
  test("the province, 7 departments, 6 communes and 20 sites are 34 units with different names", () => {
    expect(province.units).toHaveLength(34);
    expect(new Set(province.units.map(({ id }) => id)).size).toBe(34);
  });

  test("a THCS hangs below its commune twice and below the education department once", () => {
    expect(unitOf("lt-thcs-bendo").lines).toEqual({
      managed: "/lt/lt-p-bendo/lt-thcs-bendo",
      located: "/lt/lt-p-bendo/lt-thcs-bendo",
      professional: "/lt/lt-so-gddt/thcs/lt-thcs-bendo",
    });
  });

  test("a THPT is run by the education department but stands in its commune", () => {
    const { lines } = unitOf("lt-thpt-nuivong");
    expect(scopeCovers(unitOf("lt-x-nuivong").speaks, lines)).toBe(true);
    expect(scopeCovers(unitOf("lt-so-gddt").speaks, lines)).toBe(true);
    expect(lines.managed).toBe("/lt/lt-so-gddt/lt-thpt-nuivong");
  });

  test("the province speaks to every unit, a school to itself only", () => {
    const covered = (id: string) =>
      province.units.filter(({ lines }) => scopeCovers(unitOf(id).speaks, lines));
    expect(covered("lt")).toHaveLength(34);
    expect(covered("lt-th-bendoa").map(({ id }) => id)).toEqual(["lt-th-bendoa"]);
  });

  test("every unit comes after the units above it", () => {
    province.units.forEach(({ lines }, index) => {
      const above = lines.managed.split("/").slice(0, -1).join("/");
      const before = province.units.slice(0, index).map((unit) => unit.lines.managed as string);
      expect(above === "" || before.includes(above)).toBe(true);
    });
  });
});

describe("boards", () => {
  test("of 40 boards one waits to be paired and all shapes occur", () => {
    expect(province.boards).toHaveLength(40);
    expect(province.boards.filter(({ isPaired }) => !isPaired).map(({ id }) => id)).toEqual(["BD-038"]);
    expect(new Set(province.boards.map(({ size }) => shapeOf(size))).size).toBe(4);
  });

  test("the board people look at is a full HD screen", () => {
    const visible = seedBoards(demoContent).find(({ id }) => id === visibleBoardId);
    expect(visible).toMatchObject({ size: { widthPx: 1920, heightPx: 1080 }, isPaired: true });
  });
});

describe("content", () => {
  test("all 33 scams and 12 tips become notices", () => {
    const notices = [...seedNotices(demoContent).values()];
    expect(notices.filter(({ notice }) => notice.template === "warning")).toHaveLength(33);
    expect(notices.filter(({ notice }) => notice.template === "tip")).toHaveLength(12);
  });

  test("a reporting line nobody has filled in never reaches a notice", () => {
    expect(reportLines(["cong_an_xa", "113"], demoContent.channels)).toEqual([
      { label: "Khẩn cấp", value: "113" },
    ]);
    expect(JSON.stringify([...province.contents.values()])).not.toContain("{{");
  });

  test("every draft is valid as it stands and names only what it holds", () => {
    for (const [unit, content] of province.contents) {
      expect(UnitContent.safeParse(content).success, unit).toBe(true);
      const playlists = content.playlists.map(({ id }) => id);
      const tickers = content.tickers.map(({ id }) => id);
      for (const campaign of content.campaigns) {
        expect(playlists).toEqual(expect.arrayContaining(campaign.playlists));
        expect(tickers).toEqual(expect.arrayContaining(campaign.tickers));
      }
    }
  });

  test("only approved school notices are published", () => {
    const published = [...province.contents.values()].flatMap(({ tickers }) => tickers.map(({ id }) => id));
    expect(published).toEqual(expect.arrayContaining(["ticker-TB-001", "ticker-TB-007"]));
    expect(published).not.toContain("ticker-TB-005");
    expect(published).not.toContain("ticker-TB-008");
  });

  test("on the demo's Monday the campaign is in its seventh week", () => {
    const weeks = province.contents.get("lt")?.campaigns ?? [];
    const open = weeks.filter(
      ({ startDate, endDate }) => (startDate ?? "") <= "2026-11-23" && "2026-11-23" <= (endDate ?? ""),
    );
    expect(open.map(({ id, level }) => [id, level])).toEqual([["CD-02-w7", "priority"]]);
  });

  test("an urgent message for two communes is two takeovers, each naming its place", () => {
    const alert = province.alerts.find(({ id }) => id === "KC-2026-001");
    expect(alert?.orders.map(({ where, scope }) => [where, scope?.path])).toEqual([
      ["Phường Bến Đò", "/lt/lt-p-bendo"],
      ["Xã Núi Vọng", "/lt/lt-x-nuivong"],
    ]);
  });
});

describe("calendars and quiet windows", () => {
  const school = province.contents.get("lt-thpt-1");

  test("a school has its holidays, its year and its exams, and plays its day around them", () => {
    expect(school?.calendars.map(({ id }) => id)).toEqual(["nghi-le", "nam-hoc", "kiem-tra-1"]);
    expect(school?.calendars[2]?.spans).toEqual([
      { startDate: "2026-12-14", endDate: "2026-12-26", from: "07:00", to: "11:45" },
      { startDate: "2026-12-14", endDate: "2026-12-26", from: "13:00", to: "16:45" },
    ]);
    for (const campaign of school?.campaigns.filter(({ id }) => id.startsWith("day-")) ?? []) {
      expect([campaign.during, campaign.except]).toEqual([["nam-hoc"], ["nghi-le"]]);
    }
    const office = demoContent.sites.find(({ timetable_id }) => timetable_id === "tkb-co-quan");
    expect(province.contents.get(office?.id ?? "")?.calendars.map(({ id }) => id)).toEqual(["nghi-le"]);
  });

  test("a holiday that waits for a decision is no holiday", () => {
    const days = school?.calendars[0]?.spans.map(({ startDate }) => startDate) ?? [];
    expect(days).toContain("2027-02-05");
    expect(days).not.toContain("2026-11-24");
  });

  test("flag ceremony, lessons and exams are quiet; breaks, Sundays and holidays are not", () => {
    const quietOf = (unit: string) => {
      const board = province.boards.find((each) => each.unit === unit);
      const programme = sampleProgramme(board?.id);
      return (at: string) => resolve(programme, Date.parse(`${at}:00+07:00`)).quiet;
    };
    const at = quietOf("lt-thpt-1");
    expect(at("2026-11-23T07:00")).toBeNull();
    expect(at("2026-11-23T07:20")).toBe("Chào cờ");
    expect(at("2026-11-23T08:10")).toBe("Trong giờ học");
    expect(at("2026-11-23T09:00")).toBeNull();
    expect(at("2026-11-29T08:10")).toBeNull();
    expect(at("2026-12-20T08:10")).toContain("Kiểm tra");
    expect(at("2027-02-08T08:10")).toBeNull();
    expect(quietOf("lt-thpt-nuivong")("2026-12-20T08:10")).toBeNull();
  });

  test("what the timetable gives to the gate alone is for boards at the gate", () => {
    const evening = school?.campaigns.find(({ id }) => id === "day-pl-nguoi-dan-cong");
    expect(evening?.places).toEqual(["gate"]);
  });
});
