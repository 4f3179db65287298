/**
 * Writes XML that is well-formed whatever the text: what XML cannot hold (control characters, halves of
 * surrogate pairs) becomes U+FFFD, everything that means something is escaped, nothing is ever put in raw.
 */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
}
export type XmlNode = XmlElement | string;

/** Children that are `null` are left out, so that an optional element is one expression. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (XmlNode | null | readonly XmlElement[])[]
): XmlElement {
  const kept = children.flatMap((child): readonly XmlNode[] => (child === null ? [] : [child].flat()));
  return { name, attributes, children: kept };
}

/** An element that holds text, `null` when there is none. */
export function textElement(name: string, text: string | null): XmlElement | null {
  return text === null ? null : element(name, {}, text);
}

// Everything but the Char production of XML 1.0; line ends survive as references.
const notXml = /[^\u0009\u000a\u000d\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const references: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
  "\r": "&#13;",
};

export function escapeXml(text: string): string {
  return text.replace(notXml, "\ufffd").replace(/[&<>"'\r]/g, (character) => references[character] ?? "");
}

/** White space in an attribute would be made into blanks by every reader. */
function escapeAttribute(text: string): string {
  return escapeXml(text).replaceAll("\n", "&#10;").replaceAll("\t", "&#9;");
}

function write(node: XmlNode): string {
  if (typeof node === "string") return escapeXml(node);
  const attributes = Object.entries(node.attributes).map(
    ([name, value]) => ` ${name}="${escapeAttribute(value)}"`,
  );
  const open = `${node.name}${attributes.join("")}`;
  return node.children.length === 0
    ? `<${open}/>`
    : `<${open}>${node.children.map(write).join("")}</${node.name}>`;
}

export function xmlDocument(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${write(root)}\n`;
}
