/** Where an alert holds: polygons, circles, codes; a shape that is none is noted and left out. */
import type { CapArea, CapCircle, CapResource } from "../../contract/cap.ts";
import { Position } from "../../contract/unit.ts";
import { Fields, type Findings, fieldWords } from "./read-fields.ts";
import type { XmlElement } from "./xml/xml-tree.ts";

const areaOrder = ["areaDesc", "polygon", "circle", "geocode", "altitude", "ceiling"];
const resourceOrder = ["resourceDesc", "mimeType", "size", "uri", "derefUri", "digest"];

/** `21.03,105.85` -> a position. */
function positionOf(text: string): Position | null {
  const [lat = "", lon = "", ...more] = text.split(",");
  if (lat === "" || lon === "" || more.length > 0) return null;
  const parsed = Position.safeParse({ lat: Number(lat), lon: Number(lon) });
  return parsed.success ? parsed.data : null;
}

function polygonOf(text: string): Position[] | null {
  const corners = text.split(/\s+/).map(positionOf);
  const known = corners.filter((corner) => corner !== null);
  const first = known[0];
  const last = known.at(-1);
  const isClosed = first !== undefined && first.lat === last?.lat && first.lon === last.lon;
  return known.length === corners.length && known.length >= 4 && isClosed ? known : null;
}

function circleOf(text: string): CapCircle | null {
  const [center = "", radius = "", ...more] = text.split(/\s+/);
  const position = positionOf(center);
  const radiusKm = Number(radius);
  if (position === null || radius === "" || more.length > 0) return null;
  return radiusKm >= 0 && radiusKm <= 20_100 ? { center: position, radiusKm } : null;
}

function shapes<Shape>(fields: Fields, name: string, read: (text: string) => Shape | null): Shape[] {
  return fields.texts(name).flatMap((text) => {
    const shape = read(text);
    if (shape === null)
      fields.note(name, { vi: "hình không đúng dạng, bỏ qua", en: "no such shape, left out" });
    return shape === null ? [] : [shape];
  });
}

function numberOf(fields: Fields, name: string): number | null {
  const text = fields.text(name);
  if (text === null) return null;
  const value = Number(text);
  if (!Number.isFinite(value)) fields.note(name, { vi: "không phải số", en: "not a number" });
  return Number.isFinite(value) ? value : null;
}

export function readArea(element: XmlElement, path: string, findings: Findings): CapArea {
  const fields = new Fields(element, path, findings);
  fields.expect(areaOrder);
  const description = fields.text("areaDesc");
  if (description === null) fields.note("areaDesc", fieldWords.missing);
  return {
    description: description ?? "",
    polygons: shapes(fields, "polygon", polygonOf),
    circles: shapes(fields, "circle", circleOf),
    geocodes: fields.pairs("geocode"),
    altitudeFeet: numberOf(fields, "altitude"),
    ceilingFeet: numberOf(fields, "ceiling"),
  };
}

export function readResource(element: XmlElement, path: string, findings: Findings): CapResource {
  const fields = new Fields(element, path, findings);
  fields.expect(resourceOrder);
  const description = fields.text("resourceDesc");
  if (description === null) fields.note("resourceDesc", fieldWords.missing);
  const size = numberOf(fields, "size");
  return {
    description: description ?? "",
    mime: fields.text("mimeType"),
    sizeBytes: size !== null && Number.isSafeInteger(size) && size >= 0 ? size : null,
    uri: fields.text("uri"),
    hasContent: fields.children("derefUri").length > 0,
    digest: fields.text("digest"),
  };
}
