/** Reads the body of an answer up to a size: an endless one costs no more memory than that. */
import { problem } from "../../contract/problem.ts";
import { type Result, failed, ok } from "../../contract/result.ts";

/** An answer whose body is not read yet. `release` must be called when done. */
export interface OpenAnswer {
  readonly response: Response;
  /** Postpones the time limit: call it with every chunk. */
  keepAlive(): void;
  release(): void;
}

export async function readCapped(answer: OpenAnswer, bytesMax: number): Promise<Result<Uint8Array>> {
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  try {
    for await (const chunk of answer.response.body ?? []) {
      answer.keepAlive();
      sizeBytes += chunk.byteLength;
      if (sizeBytes > bytesMax) return failed(problem("too_big", "", `> ${bytesMax}`));
      chunks.push(chunk);
    }
  } catch (error) {
    return failed(problem("hub_unreachable", "", error instanceof Error ? error.message : String(error)));
  }
  return ok(Buffer.concat(chunks));
}
