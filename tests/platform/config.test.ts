/** Configuration: strict, with the nearest known name for every unknown one, in both languages. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { argumentsOf, loadConfig } from "../../platform/config.ts";
import { editDistance, nearest } from "../../platform/nearest.ts";
import { codeOf, valueOf } from "./verdict.ts";

const Config = z.strictObject({
  dataFolder: z.string(),
  port: z.number().int().min(0).default(0),
  log: z.strictObject({ level: z.enum(["info", "debug"]) }).default({ level: "info" }),
});

function problemsOf(input: object) {
  const result = loadConfig(Config, input);
  return result.ok ? [] : result.problems;
}

function fileWith(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), "bangtin-config-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, "config.json");
  writeFileSync(path, text);
  return path;
}

describe("loadConfig", () => {
  test("fills in what may be left out, from a file or an object", () => {
    const filled = { dataFolder: "data", port: 0, log: { level: "info" } };
    expect(valueOf(loadConfig(Config, { dataFolder: "data" }))).toEqual(filled);
    expect(valueOf(loadConfig(Config, fileWith('{"dataFolder":"data"}')))).toEqual(filled);
  });

  test("an unknown key is refused with the nearest known one, in both languages", () => {
    const problems = problemsOf({ dataFolder: "data", prot: 8080 });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: "input_unknown_key", path: "prot" });
    expect(problems[0]?.en).toContain('did you mean "port"?');
    expect(problems[0]?.vi).toContain('có phải "port" không?');
  });

  test("unknown keys are found inside parts that have a default, with their path", () => {
    const problems = problemsOf({ dataFolder: "data", log: { level: "info", levle: "info" } });
    expect(problems).toMatchObject([{ code: "input_unknown_key", path: "log.levle" }]);
  });

  test("every problem is listed: a misspelt key and what is missing for it", () => {
    const problems = problemsOf({ datafolder: "data", port: -1 });
    expect(problems.map(({ code, path }) => `${code} ${path}`)).toEqual([
      "input_unknown_key datafolder",
      "input_missing dataFolder",
      "input_range port",
    ]);
    expect(problems[0]?.en).toContain('"dataFolder"');
  });

  test("keys are strict even when the schema forgot to be", () => {
    expect(codeOf(loadConfig(z.object({ port: z.number() }), { port: 1, host: "x" }))).toBe(
      "input_unknown_key",
    );
  });

  test("names inherited by every object are not known keys", () => {
    expect(codeOf(loadConfig(Config, { dataFolder: "data", constructor: 1 }))).toBe("input_unknown_key");
  });

  test("a missing file and a file that is no JSON say so", () => {
    expect(codeOf(loadConfig(Config, fileWith("{")))).toBe("input_json");
    expect(codeOf(loadConfig(Config, join(tmpdir(), "bangtin-no-such-config.json")))).toBe("file_missing");
    expect(codeOf(loadConfig(Config, fileWith("[]")))).toBe("input_type");
  });
});

describe("argumentsOf", () => {
  test("reads both spellings, knows only its names, and leaves out what was not given", () => {
    expect(valueOf(argumentsOf(["--config", "a.json"]))).toEqual({ config: "a.json" });
    expect(valueOf(argumentsOf(["--config=a=b.json"]))).toEqual({ config: "a=b.json" });
    expect(valueOf(argumentsOf([]))).toEqual({});
    expect(valueOf(argumentsOf(["--port", "1"], ["config", "port"]))).toEqual({ port: "1" });
  });

  test("unknown words are refused with a guess, and an option without its value is missing it", () => {
    const result = argumentsOf(["--confg", "x"]);
    expect(result.ok ? "" : result.problems[0].en).toContain('did you mean "config"?');
    expect(codeOf(argumentsOf(["x"]))).toBe("input_unknown_key");
    expect(codeOf(argumentsOf(["--config"]))).toBe("input_missing");
  });
});

describe("nearest", () => {
  test("counts single edits and guesses only what is near", () => {
    expect(editDistance("kitten", "sitting")).toBe(3);
    expect(nearest("hubURL", ["hubUrl", "dataFolder"])).toBe("hubUrl");
    expect(nearest("zzzzzz", ["hubUrl", "dataFolder"])).toBe(null);
    expect(nearest("x", [])).toBe(null);
  });
});
