/** `bangtin cap` through the script people run: a page, JSON, or every problem and code 2. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { CapError, CapOutput } from "../../contract/command-line.ts";
import { atomIndex } from "../hub/cap/alert-server.ts";
import { alertXml } from "../hub/cap/sample-alert.ts";

const script = join(import.meta.dirname, "../../cli/bangtin.sh");
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "bangtin-cap-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function cap(content: string, ...options: string[]) {
  const file = join(folder, "alert.xml");
  writeFileSync(file, content);
  const { status, stdout } = spawnSync(script, ["cap", file, ...options], { encoding: "utf8", cwd: folder });
  return { status, stdout };
}

test("an alert is printed with what boards would show, in both languages", () => {
  const { status, stdout } = cap(alertXml());
  expect(status).toBe(0);
  expect(stdout).toContain("bảng hiện: full, warning, đến 2026-11-23T12:00:00.000Z");
  expect(cap(alertXml(), "--lang", "en").stdout).toContain("boards show: full, warning");
});

test("as JSON it is what the contract says, at the instant asked for", () => {
  const at = (instant: string) =>
    CapOutput.parse(JSON.parse(cap(alertXml(), "--json", "--at", instant).stdout));
  const early = at("2026-11-23T08:00:00+07:00");
  const late = at("2026-11-23T20:00:00+07:00");
  if (early.kind !== "alerts" || late.kind !== "alerts") throw new Error("no alerts");
  expect(early.alerts[0]?.showings).toHaveLength(1);
  expect([late.alerts[0]?.showings, late.alerts[0]?.reasons]).toEqual([[], ["expired"]]);
});

test("an index is its links", () => {
  expect(CapOutput.parse(JSON.parse(cap(atomIndex({ "/a.xml": "1" }), "--json").stdout))).toEqual({
    kind: "index",
    entries: [{ link: "/a.xml", stamp: "1" }],
  });
});

test("every problem is printed with its code and path, and the exit code is 2", () => {
  const { status, stdout } = cap(alertXml({ status: "Perhaps", sent: "now" }));
  expect(status).toBe(2);
  const { error, problems } = CapError.parse(JSON.parse(stdout));
  expect(error.code).toBe("cap_time");
  expect(problems.map(({ code, path }) => `${code} ${path}`)).toEqual([
    "cap_time alert.sent",
    "input_choice alert.status",
  ]);
  expect(cap("<!DOCTYPE a><a/>").status).toBe(2);
  expect(cap(alertXml(), "--at", "soon").status).toBe(2);
});

test("control characters of strangers do not reach the terminal", () => {
  const { stdout } = cap(alertXml({ infos: [{ headline: "Lũ\u009b31m \u202equét" }] }));
  expect(stdout).not.toMatch(/[\u0080-\u009f\u202e]/);
});
