/**
 * An Atom or RSS index of alerts -> the addresses of the alerts. What entries themselves say is a summary and
 * is never shown.
 */
import { problem } from "../../contract/problem.ts";
import { type Result, failed, ok } from "../../contract/result.ts";
import {
  type XmlDocument,
  type XmlElement,
  attributeOf,
  childrenNamed,
  elementsOf,
  textOf,
} from "./xml/xml-tree.ts";

const atom = "http://www.w3.org/2005/Atom";
const xmlNamespace = "http://www.w3.org/XML/1998/namespace";
const capMime = "application/cap+xml";

/** Alerts one index may name. */
export const indexEntriesMax = 500;

export interface IndexEntry {
  /** As written, resolved against `xml:base` only where the index gives one. */
  readonly link: string;
  /** Changes when the sender changes the alert behind the link; `""` when the index does not say. */
  readonly stamp: string;
}

function firstText(element: XmlElement, namespace: string, name: string): string {
  const [first] = childrenNamed(element, namespace, name);
  return first === undefined ? "" : textOf(first).trim();
}

function baseOf(element: XmlElement): string | null {
  for (let each: XmlElement | null = element; each !== null; each = each.parent) {
    const base = each.attributes.find(
      ({ namespace, local }) => namespace === xmlNamespace && local === "base",
    );
    if (base !== undefined) return base.value;
  }
  return null;
}

function resolved(href: string, base: string | null): string {
  if (base === null) return href;
  return URL.canParse(href, base) ? new URL(href, base).href : href;
}

/** The link that says it is CAP, else the plain one. */
function atomEntry(entry: XmlElement): IndexEntry | null {
  const links = childrenNamed(entry, atom, "link").filter((link) => (attributeOf(link, "href") ?? "") !== "");
  const isPlain = (link: XmlElement): boolean => ["alternate", null].includes(attributeOf(link, "rel"));
  const chosen = links.find((link) => attributeOf(link, "type") === capMime) ?? links.find(isPlain);
  if (chosen === undefined) return null;
  const link = resolved(attributeOf(chosen, "href") ?? "", baseOf(chosen));
  return { link, stamp: firstText(entry, atom, "updated") };
}

function rssItem(item: XmlElement): IndexEntry | null {
  const enclosure = childrenNamed(item, "", "enclosure").find(
    (each) => attributeOf(each, "type") === capMime,
  );
  const link =
    (enclosure === undefined ? null : attributeOf(enclosure, "url")) ?? firstText(item, "", "link");
  return link === "" ? null : { link, stamp: firstText(item, "", "pubDate") };
}

function entriesIn({ root }: XmlDocument): (IndexEntry | null)[] | null {
  if (root.namespace === atom && root.local === "feed")
    return childrenNamed(root, atom, "entry").map(atomEntry);
  if (root.namespace !== "" || root.local !== "rss") return null;
  const channels = elementsOf(root).filter(({ local }) => local === "channel");
  return channels.flatMap((channel) => childrenNamed(channel, "", "item").map(rssItem));
}

/** `null`: it is no index. An index without entries means "no alerts". */
export function readIndex(document: XmlDocument): Result<IndexEntry[]> | null {
  const entries = entriesIn(document);
  if (entries === null) return null;
  const known = entries.filter((entry) => entry !== null);
  if (known.length > indexEntriesMax) return failed(problem("cap_limit", "feed", `${indexEntriesMax}`));
  const byLink = new Map(known.map((entry) => [entry.link, entry]));
  return ok([...byLink.values()]);
}
