/** How the checks of an edition tell what is wrong, and what they look at. */
import type { Edition } from "../../contract/edition.ts";
import type { ErrorCode } from "../../contract/errors.ts";
import type { Bilingual } from "../../contract/text.ts";
import type { UnitContent } from "../../contract/unit-content.ts";

export type Report = (code: ErrorCode, path: string, detail?: string | Bilingual) => void;

export type EditionDraft = Pick<
  Edition,
  | "unit"
  | "issuedAtMs"
  | "assets"
  | "playlists"
  | "tickers"
  | "campaigns"
  | "takeovers"
  | "calendars"
  | "quiet"
  | "approvals"
>;

/** What a unit last published, as far as it can stand unchanged in a draft. */
export type PublishedContent = Pick<UnitContent, "playlists" | "campaigns" | "calendars">;
