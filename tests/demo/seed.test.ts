/**
 * The demo's data is whole: every unit, board, message and urgent alert becomes a valid document of the
 * contract.
 */
import { describe, expect, test } from "vitest";
import { shapeOf } from "../../contract/board.ts";
import { Unit, scopeCovers } from "../../contract/unit.ts";
import { UnitContent } from "../../contract/unit-content.ts";
import { seedBoards, visibleBoardId } from "../../demo/seed/boards.ts";
import { demoContent } from "../../demo/seed/content.ts";
import { seedNotices } from "../../demo/seed/notices.ts";
import { seedProvince } from "../../demo/seed/province.ts";
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
