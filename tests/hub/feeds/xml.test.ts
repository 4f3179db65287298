/** Whatever the text, what is written is well-formed XML and reads back as that text. */
import { spawnSync } from "node:child_process";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readXml } from "../../../hub/cap/xml/read-xml.ts";
import { attributeOf, textOf } from "../../../hub/cap/xml/xml-tree.ts";
import { element, escapeXml, textElement, xmlDocument } from "../../../hub/feeds/xml.ts";

function readBack(text: string): { text: string; attribute: string | null } {
  const read = readXml(Buffer.from(xmlDocument(element("a", { b: text }, text))));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return { text: textOf(read.value.root), attribute: attributeOf(read.value.root, "b") };
}

/** What XML 1.0 cannot hold is replaced and nothing else is touched. */
function writable(text: string): string {
  return Array.from(text, (character) => {
    const code = character.codePointAt(0) ?? 0;
    const isControl = code < 0x20 && ![0x9, 0xa, 0xd].includes(code);
    const isHalf = code >= 0xd800 && code <= 0xdfff;
    return isControl || isHalf || code === 0xfffe || code === 0xffff ? "\ufffd" : character;
  }).join("");
}

test.each([
  "a < b && c > d",
  "]]>",
  "<![CDATA[x]]>",
  "<!--",
  "&amp;",
  `"'`,
  "Cảnh báo 🚨",
  "dòng\nmới\r\n\ttab",
  "\u0000\u0007\ud800",
])("%j", (text) => {
  expect(readBack(text)).toEqual({ text: writable(text), attribute: writable(text) });
});

test("any text at all", () => {
  const nasty = fc.constantFrom(
    "]]>",
    "&",
    "<",
    '"',
    "\u0000",
    "\ud83d",
    "🚨",
    "\uffff",
    "&#0;",
    "<?x",
    "\r",
    "ễ",
  );
  const texts = fc.array(fc.oneof(nasty, fc.string({ unit: "binary" })), { maxLength: 8 });
  fc.assert(
    fc.property(texts, (parts) => {
      const text = parts.join("");
      expect(readBack(text)).toEqual({ text: writable(text), attribute: writable(text) });
    }),
    { numRuns: 2_000 },
  );
});

test("optional children are left out, lists are laid flat", () => {
  const root = element("a", {}, textElement("b", null), [element("c", {}), element("d", {}, "x")]);
  expect(xmlDocument(root)).toBe(`<?xml version="1.0" encoding="UTF-8"?>\n<a><c/><d>x</d></a>\n`);
});

const hasXmllint = spawnSync("xmllint", ["--version"]).status === 0;
if (!hasXmllint) process.stdout.write("skipped: no xmllint here, the hub's own reader checks alone\n");

test.skipIf(!hasXmllint)("xmllint agrees", () => {
  const text = "]]> & < > \" ' 🚨 \u0000 \ud800 \r\n";
  const xml = xmlDocument(element("a", { b: text }, text));
  expect(spawnSync("xmllint", ["--noout", "-"], { input: xml }).status).toBe(0);
  expect(escapeXml("&")).toBe("&amp;");
});
