/**
 * The throw-away process that decodes one file: `node hub/library/main.ts FILE [FOLDER]`. Prints the asset
 * (exit 0) or `{error}` (exit 2). Without a folder nothing is kept.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { problem } from "../../contract/problem.ts";
import { failed } from "../../contract/result.ts";
import { ingestAsset } from "./ingest-asset.ts";

const [file, folder] = process.argv.slice(2);
const scratch = folder === undefined ? mkdtempSync(join(tmpdir(), "bangtin-ingest-")) : null;
const answer =
  file === undefined
    ? failed(problem("input_missing", "FILE"))
    : await ingestAsset(file, folder ?? scratch ?? "");
if (scratch !== null) rmSync(scratch, { recursive: true, force: true });
if (answer.ok) process.stdout.write(`${JSON.stringify(answer.value)}\n`);
else {
  const { code, path, vi, en } = answer.problems[0];
  process.stdout.write(`${JSON.stringify({ error: { code, path, vi, en } })}\n`);
  process.exitCode = 2;
}
