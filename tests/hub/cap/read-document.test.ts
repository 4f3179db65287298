/** Reading documents of our own making: versions, containers, indexes, encodings, and what is refused. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CapSource } from "../../../contract/cap-sources.ts";
import { mapAlert } from "../../../hub/cap/map-alert.ts";
import { outputsOf } from "../../../hub/cap/outputs.ts";
import { type IndexEntry } from "../../../hub/cap/read-index.ts";
import { readCapDocument } from "../../../hub/cap/read-document.ts";
import { alertXml, bytesOf, sampleSentMs } from "./sample-alert.ts";

const settings = { ...CapSource.parse({ id: "x1", name: "x", senders: ["-"] }), urgentMs: 14_400_000 };

const read = (xml: string) => readCapDocument(bytesOf(xml));
const problemsOf = (xml: string) => {
  const answer = read(xml);
  return answer.ok ? [] : answer.problems.map(({ code, path }) => `${code} ${path}`);
};
const alertsIn = (xml: string) => {
  const answer = read(xml);
  if (!answer.ok || answer.value.kind !== "alerts") throw new Error(JSON.stringify(answer));
  return answer.value.alerts;
};
const entriesIn = (xml: string): readonly IndexEntry[] => {
  const answer = read(xml);
  if (!answer.ok || answer.value.kind !== "index") throw new Error(JSON.stringify(answer));
  return answer.value.entries;
};

describe("versions", () => {
  test.each([
    ["urn:oasis:names:tc:emergency:cap:1.2", "1.2"],
    ["urn:oasis:names:tc:emergency:cap:1.1", "1.1"],
    ["http://www.incident.com/cap/1.0", "1.0"],
  ])("%s is %s", (namespace, version) => {
    expect(alertsIn(alertXml({ namespace }))[0]?.alert.version).toBe(version);
  });

  test.each(["urn:oasis:names:tc:emergency:cap:1.3", "urn:oasis:names:tc:emergency:CAP:1.2", ""])(
    "%o is no version",
    (namespace) => expect(problemsOf(alertXml({ namespace }))).toEqual(["cap_namespace alert"]),
  );

  test("elements of another namespace are no part of the alert", () => {
    const foreign = alertXml().replace("<status>", '<status xmlns="urn:other">Test</status><status>');
    expect(alertsIn(foreign)[0]?.alert.status).toBe("Actual");
  });
});

describe("containers", () => {
  const edxl = (inside: string) =>
    `<EDXLDistribution xmlns="urn:oasis:names:tc:emergency:EDXL:DE:1.0"><contentObject><xmlContent>
      <embeddedXMLContent>${inside}</embeddedXMLContent></xmlContent></contentObject></EDXLDistribution>`;

  test("every alert of a container is read", () => {
    const two = alertXml() + alertXml({ identifier: "LT-2" });
    for (const xml of [edxl(two), `<alerts>${two}</alerts>`]) {
      expect(alertsIn(xml).map(({ alert }) => alert.identifier)).toEqual(["LT-1", "LT-2"]);
    }
  });

  test("one bad alert refuses the whole, named by its place", () => {
    const two = alertXml() + alertXml({ identifier: "LT-2", status: "Perhaps" });
    expect(problemsOf(`<alerts>${two}</alerts>`)).toEqual(["input_choice alerts[1].status"]);
  });

  test("an empty wrapper is no alert, and an alert in the wrong place is none either", () => {
    expect(problemsOf("<alerts/>")).toEqual(["cap_root "]);
    expect(problemsOf(`<html>${alertXml()}</html>`)).toEqual(["cap_root "]);
    const root = 'EDXLDistribution xmlns="urn:oasis:names:tc:emergency:EDXL:DE:1.0"';
    const astray = `<${root}>${alertXml()}</EDXLDistribution>`;
    expect(problemsOf(astray)).toEqual(["cap_root "]);
  });
});

describe("indexes", () => {
  const atom = (entries: string, base = "") =>
    `<feed xmlns="http://www.w3.org/2005/Atom"${base}><link href="/self"/>${entries}</feed>`;

  test("the link that says it is CAP is taken, else the plain one; entries without a link are not", () => {
    const entries = entriesIn(
      atom(`<entry><link href="/a.html"/><link type="application/cap+xml" href="/a.xml"/>
          <updated>1</updated></entry>
        <entry><link href="/b.xml"/></entry><entry><link rel="self" href="/c"/></entry>`),
    );
    expect(entries).toEqual([
      { link: "/a.xml", stamp: "1" },
      { link: "/b.xml", stamp: "" },
    ]);
  });

  test("xml:base rules relative links", () => {
    const based = atom('<entry><link href="a.xml"/></entry>', ' xml:base="https://alerts.example/cap/"');
    expect(entriesIn(based)[0]?.link).toBe("https://alerts.example/cap/a.xml");
  });

  test("RSS items name their alert too, and an empty index is an index", () => {
    const rss = (items: string) => `<rss version="2.0"><channel><link>/x</link>${items}</channel></rss>`;
    expect(entriesIn(rss("<item><link> /a.xml </link><pubDate>now</pubDate></item>"))).toEqual([
      { link: "/a.xml", stamp: "now" },
    ]);
    expect(entriesIn(rss(""))).toEqual([]);
    expect(entriesIn(atom(""))).toEqual([]);
  });
});

describe("what is refused", () => {
  test.each([
    ["a DTD", `<!DOCTYPE alert>${alertXml()}`, "cap_dtd "],
    ["an entity", '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', "cap_dtd "],
    ["an undeclared entity", alertXml({ infos: [{ headline: "&eacute;" }] }), "cap_xml "],
    ["something unclosed", "<alert><info></alert>", "cap_xml "],
    ["nothing", "", "cap_xml "],
    ["two roots", `${alertXml()}${alertXml()}`, "cap_xml "],
    ["too deep", `${"<a>".repeat(65)}${"</a>".repeat(65)}`, "cap_limit "],
    [
      "too many attributes",
      `<a ${Array.from({ length: 65 }, (_, n) => `b${n}=""`).join(" ")}/>`,
      "cap_limit ",
    ],
    ["too many elements", `<a>${"<b/>".repeat(100_001)}</a>`, "cap_limit "],
    ["a page of HTML", "<!doctype html><html></html>", "cap_xml "],
  ])("%s", (_name, xml, problem) => {
    const [first = "", ...rest] = problemsOf(xml);
    expect([problem, "cap_dtd "]).toContain(first);
    expect(rest).toEqual([]);
  });

  test("every wrong field is told at once", () => {
    const wrong = alertXml({
      sent: "2026-11-23 07:00",
      scope: "Everybody",
      infos: [{ urgency: "Now", expires: "never" }],
    });
    expect(problemsOf(wrong)).toEqual([
      "cap_time alert.sent",
      "input_choice alert.scope",
      "input_choice alert.info[0].urgency",
      "cap_time alert.info[0].expires",
    ]);
  });

  test.each([
    "2026-11-23T07:00:00",
    "2026-02-30T07:00:00+07:00",
    "2026-11-23T25:00:00+07:00",
    "2026-11-23T07:00:00+99:00",
    "23/11/2026",
  ])("%s is no instant", (sent) => expect(problemsOf(alertXml({ sent }))).toEqual(["cap_time alert.sent"]));
});

describe("anything at all", () => {
  const sample = bytesOf(alertXml({ references: "a,b,c" }));

  test("is read or refused, never a crash: bytes changed, cut out, doubled", () => {
    const change = fc.record({
      at: fc.nat(sample.length),
      gone: fc.nat(40),
      put: fc.uint8Array({ maxLength: 8 }),
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        const bytes = changes.reduce<Uint8Array>(
          (now, { at, gone, put }) => Buffer.concat([now.subarray(0, at), put, now.subarray(at + gone)]),
          sample,
        );
        const answer = readCapDocument(bytes);
        expect(answer.ok || answer.problems.length > 0).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  test("any words in any element are words, and what comes of them fits the glass", () => {
    const escaped = (text: string) => text.replace(/[<&>]/g, (sign) => `&#${sign.codePointAt(0)};`);
    const words = fc
      .string({ unit: "binary", maxLength: 400 })
      .map((text) =>
        escaped(text.replaceAll(/[^\u0009\u000a\u000d\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")),
      );
    fc.assert(
      fc.property(words, words, (headline, instruction) => {
        const [alert] = alertsIn(alertXml({ infos: [{ headline, instruction }] }));
        if (alert === undefined) throw new Error("no alert");
        const instants = { receivedAtMs: sampleSentMs, nowMs: sampleSentMs };
        const { showings } = mapAlert(alert.alert, settings, instants);
        const { takeovers } = outputsOf(
          "u",
          "k",
          showings.map((showing) => ({ showing, scopes: [null] })),
        );
        expect(takeovers).toHaveLength(1);
      }),
      { numRuns: 500 },
    );
  });
});

describe("encodings", () => {
  const withDeclaration = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?>${alertXml()}`;
  const headlineOf = (bytes: Uint8Array) => {
    const answer = readCapDocument(bytes);
    if (!answer.ok || answer.value.kind !== "alerts") return JSON.stringify(answer);
    return answer.value.alerts[0]?.alert.infos[0]?.headline;
  };

  test("UTF-8 with and without a mark, and under a wrong label", () => {
    const marked = new Uint8Array([0xef, 0xbb, 0xbf, ...bytesOf(alertXml())]);
    for (const bytes of [bytesOf(withDeclaration("utf-8")), marked, bytesOf(withDeclaration("ISO-8859-1"))]) {
      expect(headlineOf(bytes)).toBe("Lũ quét trên sông Thủy");
    }
  });

  test("UTF-16 with a mark, and Latin-1 that is declared", () => {
    const wide = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from(withDeclaration("utf-16"), "utf16le"),
    ]);
    expect(headlineOf(wide)).toBe("Lũ quét trên sông Thủy");
    const latin = withDeclaration("iso-8859-1")
      .replaceAll(/[^\u0000-\u00ff]/g, "?")
      .replace(/<headline>[^<]*/, "<headline>Crue à Évian");
    expect(headlineOf(Buffer.from(latin, "latin1"))).toBe("Crue à Évian");
  });

  test("bytes that are no text, and encodings that shift, are refused", () => {
    expect(headlineOf(new Uint8Array([...bytesOf(withDeclaration("utf-8")), 0xff, 0xfe]))).toContain(
      "cap_encoding",
    );
    expect(headlineOf(bytesOf(withDeclaration("UTF-7")))).toContain("cap_encoding");
  });
});
