/** Reads a programme file: plain JSON, checked against the contract. */
import { readFile } from "node:fs/promises";
import { parseJsonWith } from "../contract/parse.ts";
import { problem } from "../contract/problem.ts";
import { Programme } from "../contract/programme.ts";
import { type Result, failed } from "../contract/result.ts";

/** A programme is documents, not media; anything larger is a mistake. */
export const programmeBytesMax = 64 * 1024 ** 2;

export async function readText(file: string): Promise<Result<string>> {
  try {
    const bytes = await readFile(file);
    if (bytes.byteLength > programmeBytesMax) return failed(problem("too_big", file));
    return { ok: true, value: bytes.toString("utf8") };
  } catch {
    return failed(problem("file_missing", file));
  }
}

export async function readProgramme(file: string): Promise<Result<Programme>> {
  const text = await readText(file);
  return text.ok ? parseJsonWith(Programme, text.value) : text;
}
