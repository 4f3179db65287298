/** All pictures of the gallery on one sheet, small: the first look is the one from far away. */
import sharp from "sharp";

const columns = 8;
const tilePx = 320;
const gapPx = 12;

export async function writeContactSheet(files: readonly string[], target: string): Promise<void> {
  const tiles = await Promise.all(
    files.map((file) =>
      sharp(file).resize({ width: tilePx, height: tilePx, fit: "contain" }).png().toBuffer(),
    ),
  );
  const rows = Math.ceil(tiles.length / columns);
  const pitchPx = tilePx + gapPx;
  await sharp({
    create: { width: columns * pitchPx, height: rows * pitchPx, channels: 3, background: "#6b7280" },
  })
    .composite(
      tiles.map((input, index) => ({
        input,
        left: (index % columns) * pitchPx,
        top: Math.floor(index / columns) * pitchPx,
      })),
    )
    .png()
    .toFile(target);
}
