/** Text that may reach glass: NFC, no control characters, no bidi controls (security: text is content). */
import { z } from "zod";

// C0, DEL, C1, zero-width and bidi controls (U+200B-200F, 202A-202E, 2060-2069), BOM.
const forbidden = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

/** One line of text, 1 .. `charactersMax` characters, counted in UTF-16 units after NFC. */
export function line(charactersMax: number) {
  return z
    .string()
    .min(1)
    .max(charactersMax)
    .refine((text) => text === text.normalize("NFC"), { error: "nfc" })
    .refine((text) => !forbidden.test(text), { error: "control_character" });
}

/** The languages every sentence of the product exists in; Vietnamese is the default. */
export const Locale = z.enum(["vi", "en"]);
export type Locale = z.infer<typeof Locale>;

/** A BCP 47 language, `vi`, `en`, `hmn`; of a region at most `zh-TW`. */
export const Language = z.string().regex(/^[a-z]{2,3}(-[A-Z]{2})?$/, { error: "language" });
export type Language = z.infer<typeof Language>;

/** One sentence in both languages. */
export interface Bilingual {
  readonly vi: string;
  readonly en: string;
}
