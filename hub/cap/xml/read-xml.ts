/**
 * XML of strangers -> a tree. No DTD, no entities but the five of XML, nothing from elsewhere, and a named
 * maximum for everything that could grow; nothing here recurses.
 */
import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from "saxes";
import { problem } from "../../../contract/problem.ts";
import { type Problem, type Result, failed, ok } from "../../../contract/result.ts";
import { decodeText } from "./decode-text.ts";
import type { XmlDocument, XmlElement, XmlInstruction } from "./xml-tree.ts";

/** Elements within elements. */
export const xmlDepthMax = 64;
export const xmlAttributesPerElementMax = 64;
export const xmlElementsMax = 100_000;
const instructionsMax = 16;

/** Stops the parser at the first thing that is refused. */
class Refused extends Error {
  readonly problem: Problem;
  constructor(why: Problem) {
    super(why.en);
    this.problem = why;
  }
}

function limit(vi: string, en: string): Refused {
  return new Refused(problem("cap_limit", "", { vi, en }));
}

function elementOf(tag: SaxesTagNS, parent: XmlElement | null): XmlElement {
  const attributes = Object.values<SaxesAttributeNS>(tag.attributes)
    .filter(({ prefix, name }) => prefix !== "xmlns" && name !== "xmlns")
    .map(({ name, prefix, local, uri, value }) => ({ name, prefix, local, namespace: uri, value }));
  const { name, prefix, local, uri, ns } = tag;
  return {
    kind: "element",
    name,
    prefix,
    local,
    namespace: uri,
    attributes,
    declared: { ...ns },
    children: [],
    parent,
  };
}

/** Builds the tree while the parser speaks. */
class Builder {
  root: XmlElement | null = null;
  readonly before: XmlInstruction[] = [];
  readonly after: XmlInstruction[] = [];
  #open: XmlElement | null = null;
  #depth = 0;
  #elements = 0;
  #attributes = 0;
  #instructions = 0;

  startTag(): void {
    this.#attributes = 0;
    this.#elements += 1;
    this.#depth += 1;
    if (this.#depth > xmlDepthMax) throw limit(`sâu quá ${xmlDepthMax} lớp`, `deeper than ${xmlDepthMax}`);
    if (this.#elements > xmlElementsMax)
      throw limit(`quá ${xmlElementsMax} phần tử`, `more than ${xmlElementsMax} elements`);
  }

  attribute(): void {
    this.#attributes += 1;
    if (this.#attributes > xmlAttributesPerElementMax) {
      throw limit(
        `quá ${xmlAttributesPerElementMax} thuộc tính`,
        `more than ${xmlAttributesPerElementMax} attributes`,
      );
    }
  }

  open(tag: SaxesTagNS): void {
    const element = elementOf(tag, this.#open);
    if (this.#open === null) this.root = element;
    else this.#open.children.push(element);
    this.#open = element;
  }

  close(): void {
    this.#open = this.#open?.parent ?? null;
    this.#depth -= 1;
  }

  text(text: string): void {
    if (this.#open !== null && text !== "") this.#open.children.push({ kind: "text", text });
  }

  instruction(target: string, text: string): void {
    this.#instructions += 1;
    if (this.#instructions > instructionsMax) throw limit("quá nhiều chỉ thị xử lý", "too many instructions");
    const made: XmlInstruction = { kind: "instruction", target, text };
    if (this.#open !== null) this.#open.children.push(made);
    else (this.root === null ? this.before : this.after).push(made);
  }
}

function parse(text: string, builder: Builder): void {
  const parser = new SaxesParser({
    xmlns: true,
    position: true,
    defaultXMLVersion: "1.0",
    forceXMLVersion: true,
  });
  parser.on("doctype", () => {
    throw new Refused(problem("cap_dtd"));
  });
  parser.on("error", (error) => {
    throw new Refused(problem("cap_xml", "", error.message));
  });
  parser.on("opentagstart", () => builder.startTag());
  parser.on("attribute", () => builder.attribute());
  parser.on("opentag", (tag) => builder.open(tag));
  parser.on("closetag", () => builder.close());
  parser.on("text", (part) => builder.text(part));
  parser.on("cdata", (part) => builder.text(part));
  parser.on("processinginstruction", ({ target, body }) => builder.instruction(target, body));
  parser.write(text).close();
}

export function readXml(bytes: Uint8Array): Result<XmlDocument> {
  const text = decodeText(bytes);
  if (!text.ok) return text;
  const builder = new Builder();
  try {
    parse(text.value, builder);
  } catch (error) {
    if (error instanceof Refused) return failed(error.problem);
    throw error;
  }
  const { root, before, after } = builder;
  return root === null ? failed(problem("cap_xml")) : ok({ root, before, after });
}
