/** A document as a plain tree: what was read, and all that a signature is made over. */

export interface XmlAttribute {
  readonly name: string;
  readonly prefix: string;
  readonly local: string;
  readonly namespace: string;
  readonly value: string;
}

export interface XmlElement {
  readonly kind: "element";
  readonly name: string;
  readonly prefix: string;
  readonly local: string;
  readonly namespace: string;
  readonly attributes: readonly XmlAttribute[];
  /** Declared on this element: prefix (`""`: the default) -> namespace. */
  readonly declared: Readonly<Record<string, string>>;
  readonly children: XmlNode[];
  readonly parent: XmlElement | null;
}

export interface XmlText {
  readonly kind: "text";
  readonly text: string;
}

export interface XmlInstruction {
  readonly kind: "instruction";
  readonly target: string;
  readonly text: string;
}

/** Comments are read over: neither an alert nor its signature knows them. */
export type XmlNode = XmlElement | XmlText | XmlInstruction;

export interface XmlDocument {
  readonly root: XmlElement;
  readonly before: readonly XmlInstruction[];
  readonly after: readonly XmlInstruction[];
}

export function elementsOf(element: XmlElement): XmlElement[] {
  return element.children.filter((child) => child.kind === "element");
}

/** Children of one name in one namespace. */
export function childrenNamed(element: XmlElement, namespace: string, local: string): XmlElement[] {
  return elementsOf(element).filter((child) => child.namespace === namespace && child.local === local);
}

/** The text directly inside; that of elements within it is not part of it. */
export function textOf(element: XmlElement): string {
  return element.children.map((child) => (child.kind === "text" ? child.text : "")).join("");
}

export function attributeOf(element: XmlElement, local: string): string | null {
  const found = element.attributes.find((each) => each.local === local && each.prefix === "");
  return found?.value ?? null;
}
