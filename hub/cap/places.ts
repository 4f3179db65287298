/**
 * Where an alert holds, as parts of the organisation tree: by the codes a source maps, and by polygons and
 * circles around units whose position is known. Pure.
 */
import type { CapArea, CapCircle } from "../../contract/cap.ts";
import type { CapGeocode } from "../../contract/cap-sources.ts";
import { type Position, type Scope, type Unit, UnitPath, pathCovers } from "../../contract/unit.ts";

/** More parts than this become the smallest one that holds them all. */
export const scopesMax = 8;
const earthRadiusKm = 6_371;
const radians = Math.PI / 180;

/**
 * `unit`: everywhere the unit speaks. `elsewhere`: we can judge, and none of it is ours. `unplaced`:
 * nothing in it can be judged.
 */
export type Places =
  | { readonly kind: "unit" }
  | { readonly kind: "scopes"; readonly scopes: readonly Scope[] }
  | { readonly kind: "elsewhere" }
  | { readonly kind: "unplaced" };

/** Great-circle distance. */
export function distanceKm(a: Position, b: Position): number {
  const half = (degrees: number): number => Math.sin((degrees * radians) / 2) ** 2;
  const across = Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * half(b.lon - a.lon);
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(half(b.lat - a.lat) + across)));
}

export function isInCircle(at: Position, { center, radiusKm }: CapCircle): boolean {
  return distanceKm(at, center) <= radiusKm;
}

/** A ring whose longitudes jump runs over the 180th meridian: it is drawn on from 0 to 360. */
function unrolled(corners: readonly Position[], at: Position): { ring: Position[]; point: Position } {
  const isAcross = corners.some(({ lon }, index) => Math.abs(lon - (corners[index + 1]?.lon ?? lon)) > 180);
  const shift = (each: Position): Position =>
    isAcross && each.lon < 0 ? { ...each, lon: each.lon + 360 } : each;
  return { ring: corners.map(shift), point: shift(at) };
}

/** Even-odd rule; the first corner is the last. */
export function isInPolygon(position: Position, corners: readonly Position[]): boolean {
  const { ring, point } = unrolled(corners, position);
  let isInside = false;
  for (const [index, a] of ring.entries()) {
    const b = ring[index + 1];
    if (b === undefined || a.lat > point.lat === b.lat > point.lat) continue;
    const lon = ((b.lon - a.lon) * (point.lat - a.lat)) / (b.lat - a.lat) + a.lon;
    if (point.lon < lon) isInside = !isInside;
  }
  return isInside;
}

function isIn(at: Position, area: CapArea): boolean {
  return (
    area.circles.some((circle) => isInCircle(at, circle)) ||
    area.polygons.some((polygon) => isInPolygon(at, polygon))
  );
}

/** Some senders write several codes into one value. */
function codesOf(area: CapArea): { name: string; value: string }[] {
  return area.geocodes.flatMap(({ name, value }) => [
    { name, value },
    ...(/\s/.test(value) ? value.split(/\s+/).map((each) => ({ name, value: each })) : []),
  ]);
}

function byCode(areas: readonly CapArea[], known: readonly CapGeocode[]): Scope[] {
  const wanted = new Set(areas.flatMap(codesOf).map(({ name, value }) => `${name}\n${value}`));
  return known.filter(({ name, value }) => wanted.has(`${name}\n${value}`)).map(({ scope }) => scope);
}

function byPosition(areas: readonly CapArea[], speaks: Scope, units: readonly Unit[]): Scope[] {
  return units.flatMap(({ position, lines }) => {
    const path = lines[speaks.line];
    if (position === undefined || path === null) return [];
    return areas.some((area) => isIn(position, area)) ? [{ line: speaks.line, path }] : [];
  });
}

/** Without those that lie within another one, and without doubles. */
function outermost(scopes: readonly Scope[]): Scope[] {
  const isWithin = (inner: Scope, outer: Scope): boolean =>
    inner.line === outer.line && pathCovers(outer.path, inner.path);
  return scopes.filter((scope, index) =>
    scopes.every(
      (other, at) => at === index || !isWithin(scope, other) || (isWithin(other, scope) && index < at),
    ),
  );
}

function commonPath(paths: readonly string[]): UnitPath {
  const [first = [], ...others] = paths.map((path) => path.split("/").slice(1));
  const shared = first.filter((_, index) =>
    others.every((other) => first.slice(0, index + 1).every((segment, at) => other[at] === segment)),
  );
  return UnitPath.parse(`/${shared.join("/")}`);
}

/** Few parts: a takeover is made for each. */
function bundled(scopes: readonly Scope[], speaks: Scope): readonly Scope[] {
  if (scopes.length <= scopesMax) return scopes;
  const lines = new Set(scopes.map(({ line }) => line));
  if (lines.size > 1) return [speaks];
  return [{ line: scopes[0]?.line ?? speaks.line, path: commonPath(scopes.map(({ path }) => path)) }];
}

export function placesOf(
  areas: readonly CapArea[],
  known: readonly CapGeocode[],
  unit: Unit,
  units: readonly Unit[],
): Places {
  const names = new Set(known.map(({ name }) => name));
  const hasCodes = areas.some(({ geocodes }) => geocodes.some(({ name }) => names.has(name)));
  const hasShapes = areas.some(({ polygons, circles }) => polygons.length + circles.length > 0);
  const canJudge = hasCodes || (hasShapes && units.some(({ position }) => position !== undefined));
  if (!canJudge) return { kind: "unplaced" };
  const scopes = outermost([...byCode(areas, known), ...byPosition(areas, unit.speaks, units)]);
  if (scopes.length === 0) return { kind: "elsewhere" };
  const few = bundled(scopes, unit.speaks);
  const isWhole = few.some(
    ({ line, path }) => line === unit.speaks.line && pathCovers(path, unit.speaks.path),
  );
  return isWhole ? { kind: "unit" } : { kind: "scopes", scopes: few };
}
