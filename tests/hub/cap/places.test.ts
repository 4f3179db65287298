/** Where alerts hold: by code, polygon and circle, as few parts of the tree as say it. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CapArea } from "../../../contract/cap.ts";
import { CapGeocode } from "../../../contract/cap-sources.ts";
import { type Position, Unit } from "../../../contract/unit.ts";
import { distanceKm, isInPolygon, placesOf } from "../../../hub/cap/places.ts";

function unitAt(path: string, position?: Position): Unit {
  return Unit.parse({
    id: `u${path.replaceAll("/", "-")}`,
    kind: "school",
    name: path,
    shortName: path,
    lines: { managed: path, located: path, professional: null },
    speaks: { line: "managed", path },
    ...(position === undefined ? {} : { position }),
  });
}

const square = (lat: number, lon: number, half: number): Position[] => [
  { lat: lat - half, lon: lon - half },
  { lat: lat - half, lon: lon + half },
  { lat: lat + half, lon: lon + half },
  { lat: lat + half, lon: lon - half },
  { lat: lat - half, lon: lon - half },
];

const area = (parts: Partial<CapArea>): CapArea => ({
  description: "",
  polygons: [],
  circles: [],
  geocodes: [],
  altitudeFeet: null,
  ceilingFeet: null,
  ...parts,
});

const province = unitAt("/p01");
const near = unitAt("/p01/c07/s1", { lat: 21, lon: 105 });
const far = unitAt("/p01/c08/s2", { lat: 22, lon: 106 });
const units = [province, near, far];
const geocodes = [
  CapGeocode.parse({ name: "DVHC", value: "00007", scope: { line: "managed", path: "/p01/c07" } }),
  CapGeocode.parse({ name: "DVHC", value: "01", scope: { line: "managed", path: "/p01" } }),
];
const pathsOf = (places: ReturnType<typeof placesOf>) =>
  places.kind === "scopes" ? places.scopes.map(({ path }) => path) : places.kind;

describe("places", () => {
  test("a code means what the source says it means, also among several in one value", () => {
    const by = (value: string) =>
      pathsOf(placesOf([area({ geocodes: [{ name: "DVHC", value }] })], geocodes, province, units));
    expect(by("00007")).toEqual(["/p01/c07"]);
    expect(by("00001 00007")).toEqual(["/p01/c07"]);
    expect(by("01")).toBe("unit");
    expect(by("99999")).toBe("elsewhere");
  });

  test("a polygon or circle reaches the units that stand in it", () => {
    const by = (parts: Partial<CapArea>) => pathsOf(placesOf([area(parts)], [], province, units));
    expect(by({ polygons: [square(21, 105, 0.2)] })).toEqual(["/p01/c07/s1"]);
    expect(by({ circles: [{ center: { lat: 22.01, lon: 106 }, radiusKm: 5 }] })).toEqual(["/p01/c08/s2"]);
    expect(by({ circles: [{ center: { lat: 10, lon: 106 }, radiusKm: 5 }] })).toBe("elsewhere");
  });

  test("what lies within another part is not named twice", () => {
    const both = area({ geocodes: [{ name: "DVHC", value: "00007" }], polygons: [square(21, 105, 0.2)] });
    expect(pathsOf(placesOf([both], geocodes, province, units))).toEqual(["/p01/c07"]);
  });

  test("many parts become the smallest one that holds them", () => {
    const many = Array.from({ length: 12 }, (_, index) =>
      unitAt(`/p01/c07/s${index}`, { lat: 21, lon: 105 }),
    );
    const places = placesOf([area({ polygons: [square(21, 105, 1)] })], [], province, many);
    expect(pathsOf(places)).toEqual(["/p01/c07"]);
  });

  test("without codes of ours and without positions nothing can be judged", () => {
    const shape = area({ polygons: [square(21, 105, 1)], geocodes: [{ name: "FIPS6", value: "009007" }] });
    expect(placesOf([shape], geocodes, province, [province]).kind).toBe("unplaced");
    expect(placesOf([], geocodes, province, units).kind).toBe("unplaced");
  });

  test("a square holds what is near its middle and nothing outside, over the 180th meridian too", () => {
    const lat = fc.double({ min: -60, max: 60, noNaN: true });
    const lon = fc.double({ min: -180, max: 180, noNaN: true });
    const wrap = (degrees: number): number => ((degrees + 540) % 360) - 180;
    fc.assert(
      fc.property(lat, lon, fc.boolean(), (y, x, isInside) => {
        const ring = square(y, x, 5).map((corner) => ({ ...corner, lon: wrap(corner.lon) }));
        const point = { lat: y, lon: wrap(x + (isInside ? 4 : 7)) };
        expect(isInPolygon(point, ring)).toBe(isInside);
      }),
    );
  });

  test("distances are those of the globe", () => {
    expect(distanceKm({ lat: 21.03, lon: 105.85 }, { lat: 10.82, lon: 106.63 })).toBeCloseTo(1_138, -1);
    expect(distanceKm({ lat: 0, lon: 179.5 }, { lat: 0, lon: -179.5 })).toBeCloseTo(111, 0);
  });
});
