/**
 * Canonical XML 1.0 and its exclusive form, without comments, of a whole document or of one element: the
 * bytes a signature is made over.
 */
import type { XmlAttribute, XmlDocument, XmlElement, XmlInstruction, XmlNode } from "./xml-tree.ts";

export interface CanonicalForm {
  readonly isExclusive: boolean;
  /** Exclusive form: prefixes written as the inclusive form would; `""` is the default namespace. */
  readonly inclusivePrefixes: readonly string[];
  /** True for what is left out, with everything in it. */
  readonly omits: (element: XmlElement) => boolean;
}

type Namespaces = Readonly<Record<string, string>>;

const xmlNamespace = "http://www.w3.org/XML/1998/namespace";

const textEscapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  "\r": "&#xD;",
};
const valueEscapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  '"': "&quot;",
  "\t": "&#x9;",
  "\n": "&#xA;",
  "\r": "&#xD;",
};

const escapeText = (text: string): string => text.replace(/[&<>\r]/g, (sign) => textEscapes[sign] ?? sign);
const escapeValue = (text: string): string =>
  text.replace(/[&<"\t\n\r]/g, (sign) => valueEscapes[sign] ?? sign);

function instructionText({ target, text }: XmlInstruction): string {
  return text === "" ? `<?${target}?>` : `<?${target} ${text}?>`;
}

/** Every prefix in scope at an element. */
function inScope(element: XmlElement): Namespaces {
  const line: XmlElement[] = [];
  for (let each: XmlElement | null = element; each !== null; each = each.parent) line.push(each);
  return Object.assign({}, ...line.toReversed().map(({ declared }) => declared)) as Namespaces;
}

function usedPrefixes(element: XmlElement, form: CanonicalForm): Set<string> {
  const ofAttributes = element.attributes.map(({ prefix }) => prefix).filter((prefix) => prefix !== "");
  return new Set([element.prefix, ...ofAttributes, ...form.inclusivePrefixes]);
}

/** The declarations to write on this element, given those its written ancestors made. */
function declarations(element: XmlElement, written: Namespaces, form: CanonicalForm): [string, string][] {
  const scope = inScope(element);
  const wanted = form.isExclusive ? usedPrefixes(element, form) : new Set(["", ...Object.keys(scope)]);
  return [...wanted]
    .filter((prefix) => prefix !== "xml" && prefix !== "xmlns")
    .map((prefix): [string, string] => [prefix, scope[prefix] ?? ""])
    .filter(([prefix, uri]) => (written[prefix] ?? "") !== uri)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** An element taken out of its document (inclusive form) keeps the `xml:` attributes it inherited. */
function inherited(element: XmlElement): XmlAttribute[] {
  const found = new Map<string, XmlAttribute>();
  for (let each = element.parent; each !== null; each = each.parent) {
    for (const attribute of each.attributes) {
      if (attribute.namespace === xmlNamespace && !found.has(attribute.local))
        found.set(attribute.local, attribute);
    }
  }
  for (const { namespace, local } of element.attributes) if (namespace === xmlNamespace) found.delete(local);
  return [...found.values()];
}

function startTag(
  element: XmlElement,
  spaces: readonly [string, string][],
  attributes: readonly XmlAttribute[],
): string {
  const ofSpaces = spaces.map(
    ([prefix, uri]) => ` xmlns${prefix === "" ? "" : `:${prefix}`}="${escapeValue(uri)}"`,
  );
  const order = (a: XmlAttribute, b: XmlAttribute): number => {
    const one = [a.namespace, a.local];
    const two = [b.namespace, b.local];
    return one[0] === two[0]
      ? (one[1] ?? "") < (two[1] ?? "")
        ? -1
        : 1
      : (one[0] ?? "") < (two[0] ?? "")
        ? -1
        : 1;
  };
  const ofAttributes = [...attributes]
    .sort(order)
    .map(({ name, value }) => ` ${name}="${escapeValue(value)}"`);
  return `<${element.name}${ofSpaces.join("")}${ofAttributes.join("")}>`;
}

/** Depth is bounded by the reader, so this may recurse. */
function write(element: XmlElement, written: Namespaces, form: CanonicalForm, isApex: boolean): string {
  const spaces = declarations(element, written, form);
  const now = { ...written, ...Object.fromEntries(spaces) };
  const kept = isApex && !form.isExclusive ? inherited(element) : [];
  const inside = element.children.map((child: XmlNode) => {
    if (child.kind === "text") return escapeText(child.text);
    if (child.kind === "instruction") return instructionText(child);
    return form.omits(child) ? "" : write(child, now, form, false);
  });
  return `${startTag(element, spaces, [...kept, ...element.attributes])}${inside.join("")}</${element.name}>`;
}

export function canonicalElement(element: XmlElement, form: CanonicalForm): string {
  return write(element, {}, form, true);
}

export function canonicalDocument({ root, before, after }: XmlDocument, form: CanonicalForm): string {
  const first = before.map((each) => `${instructionText(each)}\n`).join("");
  const last = after.map((each) => `\n${instructionText(each)}`).join("");
  return first + write(root, {}, form, false) + last;
}
