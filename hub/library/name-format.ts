/**
 * Names a file that boards cannot show by its first bytes, so that staff know what to ask for instead. It
 * decides nothing: what may come in is decided by decoding.
 */
import { open } from "node:fs/promises";
import type { Bilingual } from "../../contract/text.ts";

interface KnownFormat {
  /** Bytes of the beginning as Latin-1 text. */
  readonly pattern: RegExp;
  readonly name: Bilingual;
}

const askForPicture = { vi: "hãy xuất ra JPEG hoặc PNG", en: "export it as JPEG or PNG" };
const askForVideo = { vi: "hãy chuyển sang MP4 (H.264)", en: "convert it to MP4 (H.264)" };
const askForPages = { vi: "hãy xuất từng trang ra ảnh", en: "export its pages as pictures" };

function format(pattern: RegExp, name: string, advice: Bilingual): KnownFormat {
  return { pattern, name: { vi: `${name}, ${advice.vi}`, en: `${name}, ${advice.en}` } };
}

const formats: readonly KnownFormat[] = [
  format(/^....ftyp(?:hei[cxms]|hev[cx]|mif1)/s, "HEIC (iPhone)", askForPicture),
  format(/^....ftypavis/s, "AVIF (animation)", askForPicture),
  format(/^....jP {2}/s, "JPEG 2000", askForPicture),
  format(/^8BPS/, "Photoshop", askForPicture),
  format(
    /^(?:\uFEFF|ï»¿)?\s*<(?:\?xml[^>]*>\s*<(?:!--.*?-->\s*<)?(?:!DOCTYPE )?)?svg/is,
    "SVG",
    askForPicture,
  ),
  format(/^\s*<(?:!doctype )?html/i, "HTML", askForPicture),
  format(/^%PDF/, "PDF", askForPages),
  format(/^\u00d0\u00cf\u0011\u00e0/, "Microsoft Office 97", askForPages),
  format(/^PK\u0003\u0004/, "Office / ZIP", askForPages),
  format(/^FLV/, "Flash video (FLV)", askForVideo),
  format(/^0&\u00b2u/, "Windows Media (WMV)", askForVideo),
  format(/^RIFF....AVI /s, "AVI", askForVideo),
  format(/^....ftyp3g/s, "3GPP", askForVideo),
];

const headBytes = 512;

/** `null`: nothing known. */
export async function nameFormat(path: string): Promise<Bilingual | null> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    const head = buffer.toString("latin1", 0, bytesRead);
    return formats.find(({ pattern }) => pattern.test(head))?.name ?? null;
  } finally {
    await handle.close();
  }
}
