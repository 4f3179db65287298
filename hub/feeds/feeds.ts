/** One list of entries as RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1. */
import type { Severity } from "../../contract/level.ts";
import type { Bilingual } from "../../contract/text.ts";
import type { FeedAuthority } from "./authority.ts";
import { rfc3339, rfc822 } from "./feed-dates.ts";
import type { FeedEntry } from "./feed-entries.ts";
import { element, escapeXml, textElement, xmlDocument } from "./xml.ts";

export interface Feed {
  readonly unit: string;
  readonly name: string;
  /** `http://hub.example/feeds/lt`, as the reader named us. */
  readonly url: string;
  readonly updatedMs: number;
  readonly entries: readonly FeedEntry[];
  readonly authority: FeedAuthority;
}

export const feedMimes = {
  rss: "application/rss+xml; charset=utf-8",
  atom: "application/atom+xml; charset=utf-8",
  json: "application/feed+json; charset=utf-8",
  cap: "application/cap+xml; charset=utf-8",
} as const;

const language = "vi";
/** How long readers may wait before they look again. */
const ttlMinutes = 5;

const severityWords: Readonly<Record<Severity, Bilingual>> = {
  info: { vi: "Thông tin", en: "Information" },
  caution: { vi: "Lưu ý", en: "Caution" },
  warning: { vi: "Cảnh báo", en: "Warning" },
  danger: { vi: "Nguy hiểm", en: "Danger" },
};

function description({ name }: Feed): string {
  return `Tin ${name} đang phát trên bảng tin điện tử`;
}

function entryUrl(feed: Feed, entry: FeedEntry): string | null {
  return entry.kind === "takeover" ? `${feed.url}/cap/${entry.id}.xml` : null;
}

const tagOf = (feed: Feed, { kind, id }: FeedEntry): string => feed.authority.tag(feed.unit, kind, id);

export function rssOf(feed: Feed): string {
  const items = feed.entries.map((entry) => {
    // A description is read as HTML: plain text is escaped once for that and once for XML.
    const html = entry.lines.map(escapeXml).join("<br/>");
    return element(
      "item",
      {},
      textElement("title", entry.title),
      textElement("link", entryUrl(feed, entry)),
      textElement("description", html === "" ? null : html),
      textElement("category", severityWords[entry.severity].vi),
      element("guid", { isPermaLink: "false" }, tagOf(feed, entry)),
      textElement("pubDate", rfc822(entry.publishedMs)),
    );
  });
  const self = { href: `${feed.url}/rss.xml`, rel: "self", type: "application/rss+xml" };
  const channel = element(
    "channel",
    {},
    textElement("title", feed.name),
    textElement("link", `${feed.url}/rss.xml`),
    textElement("description", description(feed)),
    textElement("language", language),
    textElement("lastBuildDate", rfc822(feed.updatedMs)),
    textElement("ttl", String(ttlMinutes)),
    element("atom:link", self),
    items,
  );
  return xmlDocument(
    element("rss", { version: "2.0", "xmlns:atom": "http://www.w3.org/2005/Atom" }, channel),
  );
}

export function atomOf(feed: Feed): string {
  const entries = feed.entries.map((entry) => {
    const url = entryUrl(feed, entry);
    return element(
      "entry",
      {},
      textElement("id", tagOf(feed, entry)),
      element("title", { type: "text" }, entry.title),
      textElement("published", rfc3339(entry.publishedMs)),
      textElement("updated", rfc3339(entry.updatedMs)),
      element("category", { term: entry.severity, label: severityWords[entry.severity].vi }),
      url === null ? null : element("link", { rel: "alternate", type: "application/cap+xml", href: url }),
      // An entry without an alternate link must carry content.
      element("content", { type: "text" }, entry.lines.length === 0 ? entry.title : entry.lines.join("\n")),
    );
  });
  const id = feed.authority.tag(feed.unit, "feed", "atom");
  return xmlDocument(
    element(
      "feed",
      { xmlns: "http://www.w3.org/2005/Atom", "xml:lang": language },
      textElement("id", id),
      element("title", { type: "text" }, feed.name),
      element("subtitle", { type: "text" }, description(feed)),
      textElement("updated", rfc3339(feed.updatedMs)),
      element("author", {}, textElement("name", feed.name)),
      element("link", { rel: "self", type: "application/atom+xml", href: `${feed.url}/atom.xml` }),
      entries,
    ),
  );
}

export function jsonFeedOf(feed: Feed): string {
  const items = feed.entries.map((entry) => {
    const url = entryUrl(feed, entry);
    return {
      id: tagOf(feed, entry),
      ...(url === null ? {} : { url }),
      title: entry.title,
      content_text: entry.lines.length === 0 ? entry.title : entry.lines.join("\n"),
      date_published: rfc3339(entry.publishedMs),
      date_modified: rfc3339(entry.updatedMs),
      tags: [entry.severity],
    };
  });
  return JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: feed.name,
    description: description(feed),
    feed_url: `${feed.url}/feed.json`,
    language,
    authors: [{ name: feed.name }],
    items,
  });
}
