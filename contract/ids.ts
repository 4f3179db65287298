/**
 * The names of things that cross a process or a network: branded, so that one kind never passes for
 * another.
 */
import { z } from "zod";

const name = z.string().regex(/^[A-Za-z0-9_-]{2,64}$/, { error: "id" });
const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/, { error: "sha256" });

/** A unit of the organisation tree, e.g. `lt-th-bendoa`. Never reused. */
export const UnitId = name.brand<"UnitId">();
export type UnitId = z.infer<typeof UnitId>;

export const BoardId = name.brand<"BoardId">();
export type BoardId = z.infer<typeof BoardId>;

export const ItemId = name.brand<"ItemId">();
export type ItemId = z.infer<typeof ItemId>;

export const PlaylistId = name.brand<"PlaylistId">();
export type PlaylistId = z.infer<typeof PlaylistId>;

export const CampaignId = name.brand<"CampaignId">();
export type CampaignId = z.infer<typeof CampaignId>;

export const TickerId = name.brand<"TickerId">();
export type TickerId = z.infer<typeof TickerId>;

export const CalendarId = name.brand<"CalendarId">();
export type CalendarId = z.infer<typeof CalendarId>;

export const QuietWindowId = name.brand<"QuietWindowId">();
export type QuietWindowId = z.infer<typeof QuietWindowId>;

export const TakeoverId = name.brand<"TakeoverId">();
export type TakeoverId = z.infer<typeof TakeoverId>;

/** A place alerts come from, within one unit. */
export const CapSourceId = name.brand<"CapSourceId">();
export type CapSourceId = z.infer<typeof CapSourceId>;

/** One showing of one item; made by the board when the showing starts. */
export const PlayId = name.brand<"PlayId">();
export type PlayId = z.infer<typeof PlayId>;

/** One run of a player, from process start to process end. */
export const BootId = name.brand<"BootId">();
export type BootId = z.infer<typeof BootId>;

/** A person or a machine account that acts on the hub. */
export const PersonId = name.brand<"PersonId">();
export type PersonId = z.infer<typeof PersonId>;

/** SHA-256 of the bytes of an asset, 64 lower-case hex digits. */
export const AssetHash = sha256Hex.brand<"AssetHash">();
export type AssetHash = z.infer<typeof AssetHash>;

/** SHA-256 of the JWS bytes of an edition, 64 lower-case hex digits. */
export const EditionHash = sha256Hex.brand<"EditionHash">();
export type EditionHash = z.infer<typeof EditionHash>;

/** SHA-256 of any other document or text, 64 lower-case hex digits. */
export const Sha256 = sha256Hex.brand<"Sha256">();
export type Sha256 = z.infer<typeof Sha256>;

/** RFC 7638 thumbprint of a public key (SHA-256, base64url, 43 characters). */
export const Kid = z
  .string()
  .regex(/^[A-Za-z0-9_-]{43}$/, { error: "kid" })
  .brand<"Kid">();
export type Kid = z.infer<typeof Kid>;
