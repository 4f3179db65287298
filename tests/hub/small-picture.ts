/** A picture made on the spot, so that no file has to lie about. */
import sharp from "sharp";

export function smallPicture(background = "#b00020"): Promise<Buffer> {
  return sharp({ create: { width: 320, height: 200, channels: 3, background } })
    .png()
    .toBuffer();
}
