/** The command line on the sample programme: exactly the contract's JSON, failures as one object, code 2. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCommandLine } from "../../cli/run-command-line.ts";
import {
  CommandError,
  ExplainOutput,
  ResolveOutput,
  TimelineOutput,
  TotalsOutput,
} from "../../contract/command-line.ts";

const sample = new URL("../../demo/sample-programme.json", import.meta.url).pathname;
const monday = "2026-11-23T06:55:00+07:00";
const mondayMs = Date.parse(monday);

async function bangtin(...args: string[]) {
  let text = "";
  const exitCode = await runCommandLine(args, (part) => {
    text += part;
  });
  return { exitCode, text, json: () => JSON.parse(text) as unknown };
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "bangtin-cli-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

describe("resolve", () => {
  test("says what plays, and the same by ISO and by milliseconds", async () => {
    const byIso = await bangtin("resolve", sample, "--at", monday);
    const byMs = await bangtin("resolve", sample, "--at", String(mondayMs));
    expect(byIso.exitCode).toBe(0);
    expect(byIso.text).toBe(byMs.text);
    const said = ResolveOutput.parse(byIso.json());
    expect(Object.keys(said).sort()).toEqual(["item", "nowMs", "quiet", "takeover", "tickers", "untilMs"]);
    expect(said.nowMs).toBe(mondayMs);
    expect(said.item?.entry.item.kind).toBe("notice");
  });
});

describe("explain", () => {
  test("as JSON has a verdict with a reason in both languages for every campaign", async () => {
    const { exitCode, json } = await bangtin("explain", sample, "--at", monday, "--json");
    expect(exitCode).toBe(0);
    const { verdicts } = ExplainOutput.parse(json());
    expect(verdicts.find(({ id }) => id === "CD-02-w7")?.plays).toBe(true);
    expect(verdicts.find(({ id }) => id === "CD-02-w1")?.plays).toBe(false);
    for (const { vi, en } of verdicts) expect([vi, en].every((words) => words.length > 0)).toBe(true);
  });

  test("is a table in Vietnamese, or in English when asked", async () => {
    const vi = await bangtin("explain", sample, "--at", monday);
    const en = await bangtin("explain", sample, "--at", monday, "--lang", "en");
    expect(vi.text).toContain("vì");
    expect(en.text).toContain("because");
    expect(vi.text).toMatch(/✓ +CD-02-w7 /);
    expect(vi.text.split("\n")).toHaveLength(en.text.split("\n").length);
    const marks = vi.text.split("\n").flatMap((row) => /^[✓·]/.exec(row)?.[0] ?? []);
    expect(marks).toEqual([...marks].sort((a, b) => (a === b ? 0 : a === "✓" ? -1 : 1)));
  });

  test("says first what is on the glass, as resolve says it, and whether it must be quiet", async () => {
    const ceremony = "2026-11-23T07:20:00+07:00";
    const { text } = await bangtin("explain", sample, "--at", ceremony, "--lang", "en");
    const resolved = ResolveOutput.parse((await bangtin("resolve", sample, "--at", ceremony)).json());
    expect(text.split("\n")[1]).toContain(`on the glass: ${resolved.item?.entry.item.title} (`);
    expect(text.split("\n")[2]).toBe(`quiet: ${resolved.quiet}`);
  });
});

describe("timeline", () => {
  test("covers the span without a gap", async () => {
    const until = mondayMs + 600_000;
    const { json } = await bangtin("timeline", sample, "--from", monday, "--until", String(until));
    const entries = TimelineOutput.parse(json());
    expect(entries[0]?.fromMs).toBe(mondayMs);
    expect(entries.at(-1)?.untilMs).toBe(until);
    entries.slice(1).forEach(({ fromMs }, index) => expect(fromMs).toBe(entries[index]?.untilMs));
  });

  test("--totals say how long each item should be seen; together they are the span", async () => {
    const until = mondayMs + 600_000;
    const span = ["--from", monday, "--until", String(until), "--totals"];
    const { json } = await bangtin("timeline", sample, ...span);
    const totals = TotalsOutput.parse(json());
    expect(totals.length).toBeGreaterThan(1);
    expect(totals.reduce((sum, { airMs }) => sum + airMs, 0)).toBe(600_000);
  });
});

describe("failures", () => {
  const failures: [name: string, code: string, args: () => string[]][] = [
    ["a file that is not there", "file_missing", () => ["resolve", "/nowhere.json", "--at", "1"]],
    ["a file that is not JSON", "input_json", () => ["resolve", file("a.json", "{"), "--at", "1"]],
    [
      "a programme without its fields",
      "input_missing",
      () => ["explain", file("b.json", '{"v":1}'), "--at", "1"],
    ],
    ["an instant without a zone", "input_format", () => ["resolve", sample, "--at", "2026-11-23T06:50"]],
    ["an instant that never was", "input_format", () => ["resolve", sample, "--at", "2026-13-40T06:50Z"]],
    ["a missing option", "input_missing", () => ["resolve", sample]],
    ["a missing file", "input_missing", () => ["resolve", "--at", "1"]],
    ["an unknown option", "input_unknown_key", () => ["resolve", sample, "--at", "1", "--att", "1"]],
    ["an unknown command", "input_choice", () => ["resolv"]],
    ["an unknown language", "input_choice", () => ["explain", sample, "--at", "1", "--lang", "fr"]],
    ["a span backwards", "dates_reversed", () => ["timeline", sample, "--from", "2", "--until", "1"]],
    ["an endless span", "input_range", () => ["timeline", sample, "--from", "0", "--until", "9000000000000"]],
    ["an unknown shell", "input_choice", () => ["player", "--config", "x", "--shell", "lynx"]],
  ];

  test.each(failures)("%s is one error object with %s and exit code 2", async (_, code, args) => {
    const { exitCode, text, json } = await bangtin(...args());
    expect(exitCode).toBe(2);
    const { error } = CommandError.parse(json());
    expect(error.code).toBe(code);
    expect(error.vi).not.toBe(error.en);
    expect(text.trimEnd().split("\n")).toHaveLength(1);
  });
});

describe("help", () => {
  test("speaks Vietnamese, then English", async () => {
    const { exitCode, text } = await bangtin("--help");
    expect(exitCode).toBe(0);
    expect(text.indexOf("Cách dùng:")).toBeGreaterThanOrEqual(0);
    expect(text.indexOf("Usage:")).toBeGreaterThan(text.indexOf("Cách dùng:"));
  });

  test("every command has its own help in both languages", async () => {
    for (const name of ["demo", "hub", "player", "resolve", "explain", "timeline", "verify", "ingest"]) {
      const { exitCode, text } = await bangtin(name, "--help");
      expect(exitCode).toBe(0);
      expect(text).toContain(`bangtin ${name}`);
      expect(text).toContain("Cách dùng:");
      expect(text).toContain("Usage:");
    }
  });
});
