/** Goal: an edition is either whole and valid, or every problem is told with its path in both languages. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Edition } from "../../contract/edition.ts";
import { type EditionParts, compileEdition } from "../../core/publish/compile-edition.ts";
import { daypart } from "./arbitraries.ts";
import { asset, content, edition, editionParts, notice, takeoverOf } from "./make-edition.ts";
import { hashOf, imageItem, mondayMs } from "./make-programme.ts";

function problemsOf(more: Partial<EditionParts>): string[] {
  const compiled = compileEdition(editionParts(more));
  return compiled.ok ? [] : compiled.problems.map(({ code, path }) => `${code} ${path}`);
}

function campaignWith(parts: object): Partial<EditionParts> {
  return {
    content: content({ campaigns: [{ id: "cp", name: "Cp", level: "normal", playlists: ["pl"], ...parts }] }),
  };
}

function itemsWith(...items: object[]): Partial<EditionParts> {
  return { content: content({ playlists: [{ id: "pl", name: "List", items }] }) };
}

describe("compile edition", () => {
  it("makes an edition the boards' schema accepts unchanged", () => {
    const made = edition({ takeovers: [takeoverOf("to1")] });
    expect(Edition.parse(structuredClone(made))).toEqual(made);
    expect(made).toMatchObject({ v: 1, epoch: 1, revision: 3, publisher: { id: "c07" } });
  });

  it("carries only the assets it refers to", () => {
    const made = edition({
      assets: [asset("a"), asset("b"), asset("c")],
      takeovers: [takeoverOf("to1", { asset: hashOf("c") })],
    });
    expect(made.assets.map(({ hash }) => hash[0])).toEqual(["a", "c"]);
  });

  it("names in crit every field that restricts where or when something plays", () => {
    const made = edition({
      content: content({
        playlists: [
          { id: "pl", name: "L", items: [imageItem("it", 9_000, { timeCritical: true, fromMs: 5 })] },
        ],
        campaigns: [
          {
            id: "cp",
            name: "Cp",
            level: "normal",
            playlists: ["pl"],
            audiences: ["thcs"],
            endDate: "2027-01-31",
            crit: ["exceptions"],
          },
        ],
      }),
    });
    expect(made.campaigns[0]?.crit).toEqual(["audiences", "endDate", "exceptions"]);
    expect(made.playlists[0]?.items[0]?.crit).toEqual(["fromMs", "timeCritical"]);
  });

  it("tells references to what is not there", () => {
    expect(problemsOf(campaignWith({ playlists: ["pl", "nowhere"], tickers: ["no-ticker"] }))).toEqual([
      "reference_missing campaigns[0].playlists[1]",
      "reference_missing campaigns[0].tickers[0]",
    ]);
    expect(problemsOf({ assets: [] })).toEqual(["reference_missing playlists[0].items[0].asset"]);
    expect(problemsOf({ takeovers: [takeoverOf("to1", { asset: hashOf("f") })] })).toEqual([
      "reference_missing takeovers[0].asset",
    ]);
  });

  it("8.5: tells calendars that are not there, and forms of an item that is not", () => {
    expect(problemsOf(campaignWith({ except: ["no-cal"] }))).toEqual([
      "reference_missing campaigns[0].except[0]",
    ]);
    expect(
      problemsOf({ content: content({ quiet: [{ id: "qw", name: "Q", during: ["no-cal"] }] }) }),
    ).toEqual(["reference_missing quiet[0].during[0]"]);
    const form = imageItem("it", 9_000, { variantOf: "nowhere" });
    expect(problemsOf(itemsWith(form))).toEqual(["reference_missing playlists[0].items[0].variantOf"]);
    expect(problemsOf(itemsWith(form, imageItem("nowhere")))).toEqual([]);
    expect(problemsOf({ ...itemsWith(form), published: itemsWith(form).content ?? null })).toEqual([]);
  });

  it("8.2: tells quiet windows that share an id, lie outside the unit or have no length", () => {
    const window = { id: "qw", name: "Q", dayparts: [{ days: [1], from: "07:00", to: "07:00" }] };
    const outside = { ...window, dayparts: [], scope: { line: "managed", path: "/p02" } };
    expect(problemsOf({ content: content({ quiet: [window, outside] }) })).toEqual([
      "duplicate_id quiet[1].id",
      "daypart_empty quiet[0].dayparts[0].to",
      "scope_outside quiet[1].scope",
    ]);
  });

  it("8.6: an urgent life lasts 72 hours at most and no longer than the takeover", () => {
    const hour = 3_600_000;
    const life = (urgent: number, until: number) =>
      problemsOf({
        takeovers: [
          takeoverOf("to1", { urgentUntilMs: mondayMs + urgent * hour, untilMs: mondayMs + until * hour }),
        ],
      });
    expect([life(72, 100), life(4, 4), life(0, 4)]).toEqual([[], [], []]);
    expect(life(73, 100)).toEqual(["urgent_life takeovers[0].urgentUntilMs"]);
    expect(life(5, 4)).toEqual(["urgent_life takeovers[0].urgentUntilMs"]);
    expect(life(-1, 4)).toEqual(["dates_reversed takeovers[0].urgentUntilMs"]);
  });

  it("1.3: names new restrictions too, so that an older player leaves out what it cannot keep to", () => {
    const made = edition({
      content: content({
        calendars: [{ id: "tet", name: "T", spans: [{ startDate: "2027-02-05", endDate: "2027-02-10" }] }],
        playlists: [
          {
            id: "pl",
            name: "L",
            items: [
              imageItem("it"),
              imageItem("fm", 9_000, { shapes: ["low"], variantOf: "it", reviewDate: "2027-01-01" }),
            ],
          },
        ],
        campaigns: [
          { id: "cp", name: "C", level: "normal", playlists: ["pl"], places: ["gate"], except: ["tet"] },
        ],
      }),
    });
    expect(made.campaigns[0]?.crit).toEqual(["except", "places"]);
    expect(made.playlists[0]?.items.map(({ crit }) => crit)).toEqual([
      [],
      ["reviewDate", "shapes", "variantOf"],
    ]);
    expect(made.calendars).toHaveLength(1);
  });

  it("tells doubles, but the same item may stand in two playlists", () => {
    const list = (id: string, ...items: object[]) => ({ id, name: id, items });
    const one = imageItem("it_a");
    const twice = content({ playlists: [list("pl", one), list("p2", one)] });
    expect(problemsOf({ content: twice })).toEqual([]);
    const other = content({ playlists: [list("pl", one), list("pl", imageItem("it_a", 5_000))] });
    expect(problemsOf({ content: other })).toEqual([
      "duplicate_id playlists[1].id",
      "duplicate_id playlists[1].items[0].id",
    ]);
    expect(problemsOf({ assets: [asset("a"), asset("a")] })).toEqual(["duplicate_id assets[1].hash"]);
  });

  it("tells campaigns with nothing to play", () => {
    expect(problemsOf(campaignWith({ playlists: [] }))).toEqual(["campaign_empty campaigns[0].playlists"]);
  });

  it("tells dates and windows that run backwards", () => {
    expect(problemsOf(campaignWith({ startDate: "2026-12-01", endDate: "2026-11-30" }))).toEqual([
      "dates_reversed campaigns[0].endDate",
    ]);
    expect(problemsOf(campaignWith({ startDate: "2026-12-01", endDate: "2026-12-01" }))).toEqual([]);
    expect(problemsOf(itemsWith(imageItem("it", 5_000, { fromMs: 9, untilMs: 9 })))).toEqual([
      "dates_reversed playlists[0].items[0].untilMs",
    ]);
    expect(problemsOf({ takeovers: [takeoverOf("to1", { untilMs: mondayMs })] })).toEqual([
      "dates_reversed takeovers[0].untilMs",
    ]);
  });

  it("tells takeovers that outlast 72 hours", () => {
    const lasting = (lifeMs: number) =>
      problemsOf({ takeovers: [takeoverOf("to1", { fromMs: mondayMs, untilMs: mondayMs + lifeMs })] });
    expect(lasting(72 * 3_600_000)).toEqual([]);
    expect(lasting(72 * 3_600_000 + 1)).toEqual(["takeover_too_long takeovers[0].untilMs"]);
  });

  it("tells dayparts without length and ends used as starts", () => {
    const days = [1];
    expect(problemsOf(campaignWith({ dayparts: [{ days, from: "07:00", to: "07:00" }] }))).toEqual([
      "daypart_empty campaigns[0].dayparts[0].to",
    ]);
    expect(problemsOf(campaignWith({ dayparts: [{ days, from: "24:00", to: "06:00" }] }))).toEqual([
      "input_range campaigns[0].dayparts[0].from",
    ]);
    expect(problemsOf(campaignWith({ dayparts: [{ days, from: "00:00", to: "24:00" }] }))).toEqual([]);
    expect(problemsOf(campaignWith({ dayparts: [{ days, from: "22:00", to: "06:00" }] }))).toEqual([]);
  });

  it("keeps scopes of the unit's own line within the unit; another line only narrows", () => {
    const scope = (line: string, path: string) => campaignWith({ scope: { line, path } });
    expect(problemsOf(scope("managed", "/p01/c07/s1"))).toEqual([]);
    expect(problemsOf(scope("managed", "/p01"))).toEqual(["scope_outside campaigns[0].scope"]);
    expect(problemsOf(scope("managed", "/p01/c071"))).toEqual(["scope_outside campaigns[0].scope"]);
    expect(problemsOf(scope("professional", "/p01/edu"))).toEqual([]);
    expect(
      problemsOf({ takeovers: [takeoverOf("to1", { scope: { line: "managed", path: "/p02" } })] }),
    ).toEqual(["scope_outside takeovers[0].scope"]);
  });

  it("demands the simple sentence exactly where primary pupils are an audience", () => {
    expect(problemsOf(itemsWith(notice("nt", { audiences: ["tieu_hoc", "thcs"] })))).toEqual([
      "simple_missing playlists[0].items[0].notice.simple",
    ]);
    const simple = notice("nt", { audiences: ["tieu_hoc"] }, { simple: "Em gọi 111 nhé" });
    expect(problemsOf(itemsWith(simple))).toEqual([]);
    expect(problemsOf(itemsWith(notice("nt", { audiences: ["thcs"] })))).toEqual([]);
  });

  it("tells a picture that is a video and a video that is a picture", () => {
    expect(problemsOf({ assets: [asset("a", { mime: "video/mp4" })] })).toEqual([
      "media_unsupported playlists[0].items[0].asset",
    ]);
  });

  it("tells an all-clear that clears nothing and a takeover that ends itself", () => {
    expect(
      problemsOf({
        takeovers: [takeoverOf("to1", { kind: "all_clear" }), takeoverOf("to2", { cancels: ["to2"] })],
      }),
    ).toEqual(["reference_missing takeovers[0].cancels", "reference_missing takeovers[1].cancels"]);
  });

  it("tells every problem at once, each in both languages", () => {
    const compiled = compileEdition(
      editionParts({
        ...campaignWith({ playlists: ["gone"], startDate: "2027-01-01", endDate: "2026-01-01" }),
        assets: [],
      }),
    );
    expect(compiled.ok).toBe(false);
    if (compiled.ok) return;
    expect(compiled.problems).toHaveLength(3);
    for (const { vi, en } of compiled.problems) {
      expect(vi).not.toBe("");
      expect(en).not.toBe(vi);
    }
  });

  it("what it accepts is always a valid edition, whatever the dayparts and dates", () => {
    fc.assert(
      fc.property(fc.array(daypart, { maxLength: 5 }), fc.boolean(), (dayparts, isDated) => {
        const compiled = compileEdition(
          editionParts(campaignWith({ dayparts, startDate: isDated ? "2026-11-01" : null })),
        );
        if (compiled.ok) expect(Edition.safeParse(compiled.value).success).toBe(true);
        else {
          const codes = new Set(compiled.problems.map(({ code }) => code));
          expect(["daypart_empty", "daypart_overlap"]).toEqual(expect.arrayContaining([...codes]));
        }
      }),
    );
  });
});
