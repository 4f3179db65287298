/**
 * The organisation tree. A board hangs in three trees at once: `managed` (who runs it), `located` (where it
 * stands) and
 * `professional` (the department's line): a THCS belongs to its commune and, professionally, to the Sở GD&ĐT.
 */
import { z } from "zod";
import { UnitId } from "./ids.ts";
import { line } from "./text.ts";

export const Line = z.enum(["managed", "located", "professional"]);
export type Line = z.infer<typeof Line>;

/** `/` or `/a/b/c`: whole segments, no trailing slash, at most 12 segments. */
export const UnitPath = z
  .string()
  .max(400)
  .regex(/^\/$|^(\/[A-Za-z0-9_-]{1,64}){1,12}$/, { error: "unit_path" })
  .brand<"UnitPath">();
export type UnitPath = z.infer<typeof UnitPath>;

/** A subtree of one line. Everything that grants, addresses or asks names one. */
export const Scope = z.object({ line: Line, path: UnitPath });
export type Scope = z.infer<typeof Scope>;

/** Where something hangs in each of the three trees; `null` where it does not hang in that tree. */
export const Lines = z.object({
  managed: UnitPath,
  located: UnitPath.nullable(),
  professional: UnitPath.nullable(),
});
export type Lines = z.infer<typeof Lines>;

/** A point on the earth, WGS 84, in degrees. */
export const Position = z.object({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) });
export type Position = z.infer<typeof Position>;

export const UnitKind = z.enum(["province", "commune", "department", "school", "office"]);
export type UnitKind = z.infer<typeof UnitKind>;

/** A unit as the hub keeps it. `speaks` is the subtree its editions reach. */
export const Unit = z.object({
  id: UnitId,
  kind: UnitKind,
  name: line(160),
  shortName: line(60),
  lines: Lines,
  speaks: Scope,
  /** Where it stands; alerts that draw their area on the map reach it by this. */
  position: Position.optional(),
});
export type Unit = z.infer<typeof Unit>;

/**
 * True when `path` is `ancestor` or lies below it, by whole segments: `/p01` covers `/p01/c07`, not
 * `/p012`.
 */
export function pathCovers(ancestor: string, path: string): boolean {
  return ancestor === "/" || path === ancestor || path.startsWith(`${ancestor}/`);
}

/** True when the thing hanging at `lines` lies within `scope`. */
export function scopeCovers(scope: Scope, lines: Lines): boolean {
  const path = lines[scope.line];
  return path !== null && pathCovers(scope.path, path);
}

/** How many units stand between the root of the tree and this path: `/` is 0, `/p01/c07` is 2. */
export function pathDepth(path: string): number {
  return path === "/" ? 0 : path.split("/").length - 1;
}
