/** What is really on an X screen: one frame by ffmpeg, as grey pixels and, on request, as a PNG file. */
import { spawn } from "node:child_process";
import type { GrayPicture } from "./find-marks.ts";

export interface CaptureRequest {
  readonly display: string;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Where the picture is kept as a PNG; nowhere when missing. */
  readonly pngFile?: string;
}

const grayOut = ["-map", "0:v", "-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "gray", "-"];

export async function captureScreen(request: CaptureRequest): Promise<GrayPicture> {
  const { display, widthPx, heightPx, pngFile } = request;
  const input = ["-f", "x11grab", "-draw_mouse", "0", "-video_size", `${widthPx}x${heightPx}`, "-i", display];
  const pngOut = pngFile === undefined ? [] : ["-map", "0:v", "-frames:v", "1", "-y", pngFile];
  const grabber = spawn("ffmpeg", ["-nostdin", "-loglevel", "error", ...input, ...grayOut, ...pngOut], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const chunks: Buffer[] = [];
  let said = "";
  grabber.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  grabber.stderr.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  await new Promise<void>((resolve, reject) => {
    grabber.once("error", reject);
    grabber.once("close", () => resolve());
  });
  const gray = Buffer.concat(chunks);
  if (gray.byteLength !== widthPx * heightPx) throw new Error(`the screen could not be captured: ${said}`);
  return { widthPx, heightPx, gray };
}
