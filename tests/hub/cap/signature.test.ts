/** Signatures of our own making: what was signed is what is read, and nothing around it. */
import { generateKeyPairSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { readCapDocument } from "../../../hub/cap/read-document.ts";
import { verdictOf } from "../../../hub/cap/trust.ts";
import { canonicalDocument } from "../../../hub/cap/xml/canonical.ts";
import { readXml } from "../../../hub/cap/xml/read-xml.ts";
import { alertXml, bytesOf } from "./sample-alert.ts";
import { signed, signerSha256 } from "./signed-alert.ts";

function signaturesIn(xml: string) {
  const read = readCapDocument(bytesOf(xml));
  if (!read.ok || read.value.kind !== "alerts") throw new Error(JSON.stringify(read));
  return read.value.alerts[0]?.signatures ?? [];
}
const results = (xml: string) => signaturesIn(xml).map(({ result }) => result);

const xml = alertXml();
const good = signed(xml);

describe("a signature", () => {
  test("over the whole alert is intact, and believed only by its pinned key", () => {
    const found = signaturesIn(good);
    expect(found).toMatchObject([{ result: "intact", keySha256: signerSha256, certificateSha256: null }]);
    expect(verdictOf(found, [signerSha256])).toBe("verified");
    expect(verdictOf(found, ["a".repeat(64)])).toBe("unknown");
    expect(verdictOf(found, [])).toBe("unknown");
    expect(verdictOf([], [signerSha256])).toBe("none");
  });

  test("survives another way of writing the same document", () => {
    const rewritten = good
      .replace("<alert ", "<?xml version='1.0'?>\n<!-- c -->\n<alert   ")
      .replaceAll("Lũ", "&#x4c;&#x169;")
      .replace("<status>", "<status ><!-- x -->");
    expect(results(rewritten)).toEqual(["intact"]);
  });

  test.each([
    ["a word", (text: string) => text.replace("Severe", "Minor")],
    ["a blank", (text: string) => text.replace("<info>", "<info> ")],
    ["an element more", (text: string) => text.replace("<info>", "<info><web>http://la.example</web>")],
    ["the key", (text: string) => text.replace(/<Modulus>[^<]*/, "<Modulus>AQAB")],
    ["the digest", (text: string) => text.replace(/<DigestValue>./, "<DigestValue>_")],
    ["the value", (text: string) => text.replace(/<SignatureValue>..../, "<SignatureValue>AAAA")],
  ])("is broken by %s changed", (_name, change) => {
    expect(results(change(good))).toEqual(["broken"]);
  });

  test("by another key than the one it names is broken", () => {
    const other = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
    expect(results(signed(xml, { key: other }))).toEqual(["broken"]);
  });

  test.each([
    ["of a part of the document", signed(xml, { uri: "#info" })],
    ["not enveloped", signed(xml, { transforms: ["http://www.w3.org/2001/10/xml-exc-c14n#"] })],
    ["with an XPath", signed(xml, { transforms: ["http://www.w3.org/TR/1999/REC-xpath-19991116"] })],
    ["with two references", good.replace(/(<Reference .*<\/Reference>)/, "$1$1")],
    ["without a key", good.replace(/<KeyInfo>.*<\/KeyInfo>/, "")],
  ])("%s is unsupported, which is no reason to believe it", (_name, document) => {
    expect(results(document)).toEqual(["unsupported"]);
    expect(verdictOf(signaturesIn(document), [signerSha256])).toBe("unknown");
  });

  test("of one alert lends nothing to another one wrapped around it", () => {
    const inner = good.replace(/^<alert/, "<alert");
    const wrapped = alertXml({ identifier: "X" }).replace(
      "</alert>",
      `<x xmlns="urn:x">${inner}</x></alert>`,
    );
    expect(results(wrapped)).toEqual([]);
    expect(results(`<alerts>${good}</alerts>`)).toEqual(["unsupported"]);
    const moved = good.match(/<Signature.*<\/Signature>/)?.[0] ?? "";
    expect(results(alertXml({ identifier: "X" }).replace("</alert>", `${moved}</alert>`))).toEqual([
      "broken",
    ]);
  });

  test("that is broken among good ones makes the whole invalid", () => {
    const found = [...signaturesIn(good), ...signaturesIn(good.replace("Severe", "Minor"))];
    expect(verdictOf(found, [signerSha256])).toBe("invalid");
  });
});

describe("canonical form", () => {
  const written = (text: string, isExclusive: boolean, inclusivePrefixes: string[] = []) => {
    const document = readXml(bytesOf(text));
    if (!document.ok) throw new Error(document.problems[0].en);
    return canonicalDocument(document.value, { isExclusive, inclusivePrefixes, omits: () => false });
  };

  // The examples of W3C Canonical XML 1.0, sections 3.3 and 3.4, as far as they need no DTD. Long lines are
  // the bytes themselves.
  test("attributes and namespaces stand in order, doubles are left out", () => {
    expect(
      written(
        `<doc><e1   /><e5 a:attr="out" b:attr="sorted" attr2="all" attr="I'm" xmlns:b="http://www.ietf.org"
         xmlns:a="http://www.w3.org" xmlns="http://example.org"/>
        <e6 xmlns="" xmlns:a="http://www.w3.org"><e7 xmlns="http://www.ietf.org"><e8 xmlns="" xmlns:a="http://www.w3.org"/></e7></e6></doc>`,
        false,
      ),
    ).toBe(
      `<doc><e1></e1><e5 xmlns="http://example.org" xmlns:a="http://www.w3.org" xmlns:b="http://www.ietf.org" attr="I'm" attr2="all" b:attr="sorted" a:attr="out"></e5>
        <e6 xmlns:a="http://www.w3.org"><e7 xmlns="http://www.ietf.org"><e8 xmlns=""></e8></e7></e6></doc>`,
    );
  });

  test("characters are written one way, instructions kept, comments and the declaration not", () => {
    expect(
      written(
        `<?xml version="1.0"?>\n<?p a b?><!-- c --><a x="&#9;&#10;&#13;&quot;&lt;&gt;&amp;" y='"'>&#13;&gt;<![CDATA[<b>&]]><!-- c --></a><?q?>`,
        false,
      ),
    ).toBe(`<?p a b?>\n<a x="&#x9;&#xA;&#xD;&quot;&lt;>&amp;" y="&quot;">&#xD;&gt;&lt;b&gt;&amp;</a>\n<?q?>`);
  });

  test("the exclusive form writes only the namespaces that are used, and those that are asked for", () => {
    const text = `<a:x xmlns:a="urn:a" xmlns:b="urn:b" xmlns="urn:d"><a:y/><z b:i="1"/></a:x>`;
    expect(written(text, true)).toBe(
      `<a:x xmlns:a="urn:a"><a:y></a:y><z xmlns="urn:d" xmlns:b="urn:b" b:i="1"></z></a:x>`,
    );
    expect(written(text, true, ["b"])).toBe(
      `<a:x xmlns:a="urn:a" xmlns:b="urn:b"><a:y></a:y><z xmlns="urn:d" b:i="1"></z></a:x>`,
    );
  });
});
