/** Feeds as tests read them: parsed by the hub's own strict reader, elements by name. */
import { readXml } from "../../../hub/cap/xml/read-xml.ts";
import { type XmlElement, attributeOf, elementsOf, textOf } from "../../../hub/cap/xml/xml-tree.ts";

export function rootOf(xml: string): XmlElement {
  const read = readXml(Buffer.from(xml));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value.root;
}

export function named(element: XmlElement, local: string): XmlElement[] {
  return elementsOf(element).filter((each) => each.local === local);
}

export function one(element: XmlElement, local: string): XmlElement {
  const [found, ...more] = named(element, local);
  if (found === undefined || more.length > 0)
    throw new Error(`${local}: ${more.length + (found ? 1 : 0)} times`);
  return found;
}

export function text(element: XmlElement, local: string): string {
  return textOf(one(element, local));
}

export function names(element: XmlElement): string[] {
  return elementsOf(element).map(({ local }) => local);
}

export function attribute(element: XmlElement, local: string): string {
  return attributeOf(element, local) ?? "";
}

export const rfc822 = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} \+0700$/;
export const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+07:00$/;
export const tag = /^tag:[a-z0-9.-]+,2026:[A-Za-z0-9_-]+\/(feed|item|ticker|takeover)\/[A-Za-z0-9_-]+$/;
