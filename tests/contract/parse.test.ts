/** Unknown input gets every problem with its path, in both languages. */
import { expect, test } from "vitest";
import { Campaign } from "../../contract/campaign.ts";
import { Item } from "../../contract/items/index.ts";
import { parseJsonWith, parseWith, pathText } from "../../contract/parse.ts";
import { LocalPlaylist } from "../../contract/local-playlist.ts";
import { Playlist } from "../../contract/playlist.ts";
import { line } from "../../contract/text.ts";

const item = {
  id: "it_1",
  kind: "image",
  title: "Áp phích",
  asset: "a".repeat(64),
  durationMs: 12_000,
};

test("a good value comes back with its defaults filled in", () => {
  const parsed = parseWith(Playlist, { id: "pl_a", name: "Sáng", items: [item] });
  expect(parsed.ok && parsed.value.items[0]).toMatchObject({ audiences: [], fit: "contain", mark: null });
});

test("every problem is listed, each with its code and path", () => {
  const parsed = parseWith(Playlist, {
    id: "p",
    name: "",
    items: [item, { ...item, asset: "x", durationMs: 5, audiences: ["cats"] }],
  });
  expect(parsed.ok).toBe(false);
  const found = parsed.ok ? [] : parsed.problems.map(({ code, path }) => `${code} ${path}`);
  expect(found).toEqual([
    "input_format id",
    "input_range name",
    "input_choice items[1].audiences[0]",
    "input_format items[1].asset",
    "input_range items[1].durationMs",
  ]);
});

test("sentences are Vietnamese and English, never the schema's short names", () => {
  const parsed = parseWith(Campaign, { id: "?", name: "A", level: "loud", startDate: "2026-13-01" });
  const problems = parsed.ok ? [] : parsed.problems;
  expect(problems.length).toBeGreaterThanOrEqual(3);
  for (const { vi, en } of problems) {
    expect(vi).not.toBe(en);
    expect(vi).toMatch(/[ăâđêôơưáàảãạéèíìóòúùýếềệộốứữị]/i);
    expect(`${vi}${en}`).not.toMatch(/: (id|sha256|nfc|zone)$/);
  }
});

test("a missing field, a wrong type and an unknown key are three different codes", () => {
  const code = (input: unknown) => {
    const parsed = parseWith(LocalPlaylist, input);
    return parsed.ok ? null : parsed.problems[0].code;
  };
  expect(code({ files: [{}] })).toBe("input_missing");
  expect(code({ dwellS: "10" })).toBe("input_type");
  expect(code({ dwel: 10 })).toBe("input_unknown_key");
});

test("an unknown item kind is refused, not passed on", () => {
  expect(parseWith(Item, { ...item, kind: "web" }).ok).toBe(false);
});

test("text that is not JSON says so instead of throwing", () => {
  const parsed = parseJsonWith(Item, "{");
  expect(parsed.ok ? null : parsed.problems[0].code).toBe("input_json");
});

test("text for glass must be NFC and free of control and bidi characters", () => {
  const text = line(20);
  expect(parseWith(text, "Cảnh báo").ok).toBe(true);
  for (const bad of ["Cảnh báo".normalize("NFD"), "a\u202eb", "a\u0007b", "a\u200bb", ""]) {
    expect(parseWith(text, bad).ok).toBe(false);
  }
});

test("a path is written as people read it", () => {
  expect(pathText(["campaigns", 2, "dayparts", 0, "to"])).toBe("campaigns[2].dayparts[0].to");
});
