/**
 * Looks at every frame the browser draws and counts those in which nothing covers the ground behind the
 * board.
 */
import type { Page } from "playwright";
import sharp from "sharp";

export interface Glass {
  /** How many frames were drawn, and the numbers (from 0) of those that had a hole. */
  stop(): Promise<{ readonly frames: number; readonly blanks: readonly number[] }>;
}

/**
 * The picture that is always there gives way to pure magenta, so that a hole anywhere in a frame can be told.
 */
async function makeGroundMagenta(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.querySelector("body > img")?.remove();
    document.body.style.background = "#ff00ff";
  });
  // A frame drawn before this would be taken for a full one; a screenshot waits for the next.
  await page.screenshot();
}

async function hasHole(picture: Buffer): Promise<boolean> {
  const { data } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  let magentas = 0;
  for (let at = 0; at + 2 < data.length; at += 3) {
    if ((data[at] ?? 0) > 230 && (data[at + 1] ?? 255) < 30 && (data[at + 2] ?? 0) > 230) magentas += 1;
  }
  return magentas > 50;
}

/** Frames before the first picture do not count. */
export async function watchGlass(page: Page): Promise<Glass> {
  await makeGroundMagenta(page);
  const session = await page.context().newCDPSession(page);
  const pictures: Buffer[] = [];
  session.on("Page.screencastFrame", ({ data, sessionId }) => {
    pictures.push(Buffer.from(data, "base64"));
    session.send("Page.screencastFrameAck", { sessionId }).catch(() => {});
  });
  await session.send("Page.startScreencast", { format: "png", everyNthFrame: 1 });
  return {
    async stop() {
      await session.send("Page.stopScreencast");
      await session.detach();
      const holes: boolean[] = [];
      for (const picture of pictures) holes.push(await hasHole(picture));
      const first = holes.indexOf(false);
      return {
        frames: pictures.length,
        blanks: holes.flatMap((isHole, n) => (isHole && (first < 0 || n > first) ? [n] : [])),
      };
    },
  };
}
