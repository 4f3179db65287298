/** Goal: what nobody has looked at in time leaves the rotation and is reported (rule 2.8). */
import { describe, expect, it } from "vitest";
import { overdueItems } from "../../core/schedule/overdue-items.ts";
import { resolve } from "../../core/schedule/resolve.ts";
import { dayMs } from "../../core/time/local-time.ts";
import { campaign, entry, hourMs, mondayMs, programme } from "./make-programme.ts";

const due = (id: string, more: object = {}) => entry(id, 10_000, { reviewDate: "2026-11-23", ...more });

describe("overdue items", () => {
  it("2.8: an item plays to the end of its review date and is overdue from then on", () => {
    const asked = programme({ campaigns: [campaign({ id: "cp", items: [due("old")] })] });
    const lastMs = mondayMs + dayMs - 1;
    expect([overdueItems(asked, lastMs), resolve(asked, lastMs).item?.entry.item.id]).toEqual([[], "old"]);
    expect(overdueItems(asked, lastMs + 1)).toEqual(["old"]);
    expect(resolve(asked, lastMs + 1).item?.campaign).toBeNull();
  });

  it("2.8: each once; what is over, or will never open again, asks for no review", () => {
    const asked = programme({
      campaigns: [
        campaign({ id: "one", items: [due("old"), due("ran-out", { untilMs: mondayMs + hourMs })] }),
        campaign({ id: "two", items: [due("old")] }),
        campaign({ id: "ended", items: [due("gone")], endDate: "2026-11-24" }),
        campaign({ id: "later", items: [due("waits")], startDate: "2026-12-24" }),
      ],
    });
    expect(overdueItems(asked, mondayMs + 3 * dayMs)).toEqual(["old", "waits"]);
  });
});
