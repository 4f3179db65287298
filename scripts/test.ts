/** Runs format, lint, types and every test project, then prints one line for any CI: `N passed, N failed`. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const repository = join(import.meta.dirname, "..");
const bin = (name: string) => join(repository, "node_modules", ".bin", name);

/** A check that is no test of its own counts as one. */
const checks: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ["format", bin("biome"), "format", "."],
  ["lint", bin("oxlint"), "--type-aware", "--deny-warnings", "."],
  ["types", bin("tsc"), "-b"],
];

const projects = ["fast", "slow"];

interface Counts {
  readonly passed: number;
  readonly failed: number;
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numFailedTestSuites: number;
  readonly success: boolean;
}

function runCheck([name, command, ...args]: (typeof checks)[number]): Counts {
  process.stdout.write(`==> ${name}\n`);
  const { status } = spawnSync(command, args, { cwd: repository, stdio: "inherit" });
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** A suite that could not even be loaded has no failed test to count, but it failed. */
function countsOf(report: VitestReport | null): Counts {
  if (report === null) return { passed: 0, failed: 1 };
  const { numPassedTests: passed, numFailedTests: failed, success } = report;
  return { passed, failed: success ? failed : Math.max(failed, 1) };
}

function readReport(file: string): VitestReport | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as VitestReport;
  } catch {
    return null;
  }
}

function runProject(project: string, folder: string, filters: readonly string[]): Counts {
  process.stdout.write(`==> ${project} tests\n`);
  const file = join(folder, `${project}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const args = ["run", "--project", project, "--passWithNoTests", ...reporters, ...filters];
  const { status } = spawnSync(bin("vitest"), args, { cwd: repository, stdio: "inherit" });
  const counts = countsOf(readReport(file));
  return status === 0 || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}

const folder = mkdtempSync(join(tmpdir(), "bangtin-test-"));
try {
  const filters = process.argv.slice(2);
  const all = [
    ...(filters.length === 0 ? checks.map(runCheck) : []),
    ...projects.map((project) => runProject(project, folder, filters)),
  ];
  const sum = (key: keyof Counts) => all.reduce((total, counts) => total + counts[key], 0);
  process.stdout.write(`${sum("passed")} passed, ${sum("failed")} failed\n`);
  process.exitCode = sum("failed") === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
