/**
 * The whole body of a request that comes as a stream, up to a limit. What is beyond it is read and thrown
 * away, so that the sender hears the refusal instead of a broken connection.
 */
import type { Readable } from "node:stream";
import { problem } from "../../contract/problem.ts";
import { type Result, failed, ok } from "../../contract/result.ts";

export function readBody(body: Readable, bytesMax: number): Promise<Result<Buffer>> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let sizeBytes = 0;
    const take = (chunk: Buffer): void => {
      sizeBytes += chunk.byteLength;
      if (sizeBytes <= bytesMax) {
        chunks.push(chunk);
        return;
      }
      chunks.length = 0;
      body.off("data", take);
      body.resume();
      resolve(failed(problem("body_too_big", "", `${bytesMax} bytes`)));
    };
    body.on("data", take);
    body.once("end", () => resolve(ok(Buffer.concat(chunks))));
    body.once("error", reject);
    body.once("close", () => reject(new Error("The connection was lost")));
  });
}
