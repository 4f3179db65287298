/** Brings the board's fonts into the page and says when text may be measured. */
import "./styles/fonts.css";

const vietnamese = "Ẫ Ế đ gjy 123 “”";

/** Every face a poster or a strip may use; UnifontEX (2 MB) is fetched only where a board is 16 px high. */
const posterFaces = ["400 16px 'Noto Sans'", "700 16px 'Noto Sans'", "800 16px 'Noto Sans'"] as const;
const ledFaces = ["700 16px 'Roboto Condensed'"] as const;
const tinyFaces = ["16px 'UnifontEX'"] as const;

/**
 * Resolves when all faces a board of this height draws with are loaded; a face that fails to load
 * rejects.
 */
export async function fontsReady(heightPx: number): Promise<void> {
  const faces = heightPx < 24 ? tinyFaces : heightPx < 100 ? ledFaces : posterFaces;
  await Promise.all(faces.map((face) => document.fonts.load(face, vietnamese)));
  await document.fonts.ready;
}
