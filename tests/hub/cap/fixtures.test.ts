/**
 * Every real file behaves as its index says: what is read, what is refused, what boards would show and
 * when.
 */
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { CapAlert } from "../../../contract/cap.ts";
import { CapSource } from "../../../contract/cap-sources.ts";
import { mapAlert } from "../../../hub/cap/map-alert.ts";
import { type ReadAlert, readCapDocument } from "../../../hub/cap/read-document.ts";
import { type Fixture, capFixtures, fixtureBytes, haveFixtures, whyNot } from "./fixture-files.ts";

const settings = {
  ...CapSource.parse({ id: "test", name: "test", senders: ["-"], lifeMsMax: 7 * 86_400_000 }),
  urgentMs: 14_400_000,
};

function alertsIn(file: string): readonly ReadAlert[] {
  const read = readCapDocument(fixtureBytes(file));
  if (!read.ok) throw new Error(`${file}: ${read.problems[0].en}`);
  return read.value.kind === "alerts" ? read.value.alerts : [];
}

const only = (file: string): ReadAlert => {
  const [first, ...more] = alertsIn(file);
  if (first === undefined || more.length > 0) throw new Error(`${file} is not one alert`);
  return first;
};

const shownAt = (alert: CapAlert, nowMs: number) =>
  mapAlert(alert, settings, { receivedAtMs: Math.max(alert.sentMs, nowMs), nowMs });

const second = (atMs: number | null | undefined): string =>
  atMs === null || atMs === undefined ? "absent" : new Date(atMs).toISOString().replace(".000Z", "Z");

/** What was read, written as the index writes it. */
function asIndexed(alert: CapAlert): string {
  const { identifier, sender, sentMs, status, messageType, scope, infos, references } = alert;
  const said = infos.map((info) => {
    const { language, event, urgency, severity, certainty, expiresMs, headline, areas, resources } = info;
    const lang = language ?? "absent=>en-US";
    const title = (headline ?? "absent").replace(/\s+/g, " ").slice(0, 110);
    return (
      `info[lang=${lang}; event=${event}; u/s/c=${urgency}/${severity}/${certainty}; ` +
      `expires=${second(expiresMs)}; headline=${title}; areas=${areas.length}; resources=${resources.length}]`
    );
  });
  const refs = references.length === 0 ? [] : [`references=${references.length}`];
  const facts = [
    `identifier=${identifier}`,
    `sender=${sender}`,
    `sent=${second(sentMs)}`,
    `status=${status}`,
    `msgType=${messageType}`,
    `scope=${scope}`,
  ];
  return [...facts, ...refs, ...(said.length === 0 ? ["no info"] : said)].join("; ");
}

/** The index lists references in full; how many there are is enough here. Deprecated words stand as sent. */
const normal = (text: string): string =>
  text.replace(/(references=\d+) \[[^\]]*\]/, "$1").replaceAll("Very Likely", "Likely");

const fixtures = capFixtures();

describe.skipIf(!haveFixtures)(`real files${haveFixtures ? "" : `: ${whyNot}`}`, () => {
  /** Where the index leaves the choice to the product, this is ours. */
  const refusedByChoice = ["cap/feed-pelmorex-bad-bytes.atom"];
  const keptByChoice = [
    "cap/oasis-1.0-A3-certainty-very-likely.xml",
    "cap/status-draft.xml",
    "cap/chain-c/2-cancel-by-other-sender.xml",
  ];
  const isRefusalWanted = ({ file, expected }: Fixture): boolean =>
    refusedByChoice.includes(file) || (expected.startsWith("reject") && !keptByChoice.includes(file));

  test(`all ${fixtures.length} of them are accepted or refused as the index says`, () => {
    const isRefused = ({ file }: Fixture): boolean => !readCapDocument(fixtureBytes(file)).ok;
    expect(fixtures.length).toBeGreaterThan(40);
    const wrong = fixtures.filter((each) => isRefused(each) !== isRefusalWanted(each));
    expect(wrong.map(({ file }) => file)).toEqual([]);
  });

  const readable = fixtures.filter((each) => each.parsed !== "" && !isRefusalWanted(each));
  test.each(readable)("$file is read as the index says", ({ file, parsed }) => {
    expect(asIndexed(only(file).alert)).toBe(normal(parsed));
  });

  const displayed = fixtures.filter(({ expected }) => /display while now < expires/.test(expected));
  test.each(displayed)("$file is shown until it expires and not after", ({ file }) => {
    const { alert } = only(file);
    const untilMs = Math.max(...alert.infos.map(({ expiresMs }) => expiresMs ?? 0));
    expect(shownAt(alert, alert.sentMs).showings.length).toBe(1);
    expect(shownAt(alert, untilMs - 1).showings.length).toBe(1);
    expect(shownAt(alert, untilMs).showings).toEqual([]);
  });

  const never = fixtures.filter(
    ({ file, expected }) => /never display/i.test(expected) || file.includes("status-"),
  );
  test.each(never)("$file is kept and never shown", ({ file }) => {
    const { alert } = only(file);
    expect([-1, 0, 1_000].flatMap((ms) => shownAt(alert, alert.sentMs + ms).showings)).toEqual([]);
  });

  test("what fails is told with the path of each field", () => {
    const problemsOf = (file: string) => {
      const answer = readCapDocument(fixtureBytes(`cap/${file}`));
      return answer.ok ? [] : answer.problems.map(({ code, path }) => `${code} ${path}`);
    };
    expect(problemsOf("at-hash-placeholders.cap")).toEqual([
      "input_missing alert.sender",
      "input_choice alert.info[0].urgency",
      "input_choice alert.info[0].severity",
      "input_choice alert.info[0].certainty",
    ]);
    expect(problemsOf("expires-no-offset.xml")).toContain("cap_time alert.info[0].expires");
    expect(problemsOf("at-empty-alert.xml")).toHaveLength(6);
    expect(problemsOf("hostile-xxe-feed.atom")).toEqual(["cap_dtd "]);
    expect(problemsOf("feed-pelmorex-bad-bytes.atom")).toEqual(["cap_encoding "]);
  });

  test("an index is its links, an empty one no alerts; entries are not alerts", () => {
    const linksIn = (file: string) => {
      const answer = readCapDocument(fixtureBytes(`cap/${file}`));
      return answer.ok && answer.value.kind === "index" ? answer.value.entries.length : null;
    };
    expect(
      ["feed-empty.atom", "feed-weather-index.atom", "feed-nws-cap11-in-atom.atom"].map(linksIn),
    ).toEqual([0, 2, 1]);
  });

  test("one alert in two languages is one showing; all 59 of a container are read", () => {
    expect(shownAt(only("cap/ca-ec-alert-2lang-signed.xml").alert, 1_562_954_369_000).showings).toHaveLength(
      1,
    );
    expect(alertsIn("cap/au-rfs-edxl-59-alerts.edxlde")).toHaveLength(59);
  });

  test("sizes follow severity and urgency", () => {
    const formOf = (file: string) => {
      const { alert } = only(`cap/${file}`);
      return shownAt(alert, alert.sentMs).showings.map(({ form, severity }) => `${form} ${severity}`);
    };
    expect(formOf("us-ipaws-5e7e0fc5023f1930efcf3deb.xml")).toEqual(["full danger"]);
    expect(formOf("us-nws-cap11-blizzard.xml")).toEqual(["full warning"]);
    expect(formOf("de-dwd-severe-future.xml")).toEqual(["band warning"]);
    expect(formOf("tw-wra-alert.cap")).toEqual(["bulletin caution"]);
    expect(formOf("vi-cyber-scam.xml")).toEqual(["ticker info"]);
    expect(formOf("au-bom-unknown-severity.cap")).toEqual(["ticker caution"]);
    expect(formOf("il-green-minor.xml")).toEqual([]);
    expect(formOf("ca-ec-update-allclear.cap")).toEqual([]);
  });

  test("an alert without an end gets the default life, one with an absurd end the longest", () => {
    const lifeOf = (file: string) => {
      const { alert } = only(`cap/${file}`);
      const { showings, reasons } = shownAt(alert, alert.sentMs);
      return [(showings[0]?.untilMs ?? 0) - alert.sentMs, reasons];
    };
    expect(lifeOf("oasis-1.2-A1-homeland.xml")).toEqual([86_400_000, ["mapped", "life_default"]]);
    expect(lifeOf("se-krisinformation-no-expires.cap")).toEqual([86_400_000, ["mapped", "life_default"]]);
    expect(lifeOf("expires-year-2999.xml")).toEqual([7 * 86_400_000, ["mapped", "life_capped"]]);
  });

  test("words reach the glass as text: Vietnamese whole, markup gone, an onset to come announced", () => {
    const wordsOf = (file: string) => {
      const { alert } = only(`cap/${file}`);
      return shownAt(alert, alert.sentMs).showings[0];
    };
    expect(wordsOf("vi-cyber-scam.xml")?.headline).toBe(
      "CẢNH BÁO: Thủ đoạn giả danh cán bộ Công an yêu cầu cài ứng dụng VNeID giả mạo",
    );
    expect(wordsOf("headline-html.xml")?.headline).toBe("Cảnh báo");
    expect(wordsOf("is-imo-2lang.cap")?.where).toMatch(/^from 01:00 13\/09 · /);
  });

  test("signatures: intact where they are, both of Canada's; a broken byte is seen", () => {
    const results = (file: string) => only(`cap/${file}`).signatures.map(({ result }) => result);
    expect(results("ca-ec-alert-2lang-signed.xml")).toEqual(["intact", "intact"]);
    expect(results("us-ipaws-5e6dd964023f1930ef638846.xml")).toEqual(["intact"]);
    expect(results("us-ipaws-cancel-no-info.cap")).toEqual(["intact"]);
    expect(results("ph-pagasa-status-TEST.cap")).toEqual(["intact"]);
    expect(results("vi-cyber-scam.xml")).toEqual([]);
    const text = Buffer.from(fixtureBytes("cap/ca-ec-alert-2lang-signed.xml")).toString("utf8");
    const read = readCapDocument(Buffer.from(text.replace("<urgency>Future<", "<urgency>Immediate<")));
    const found = read.ok && read.value.kind === "alerts" ? read.value.alerts[0]?.signatures : [];
    expect(found?.map(({ result }) => result)).toEqual(["broken", "broken"]);
  });
});

describe.skipIf(!haveFixtures)("hostile files", () => {
  const codeOf = (bytes: Uint8Array) => {
    const read = readCapDocument(bytes);
    return read.ok ? "accepted" : read.problems[0].code;
  };

  test.each([
    ["deep-nesting-200000.xml", "cap_limit"],
    ["external-entity-file.xml", "cap_dtd"],
    ["many-attributes.xml", "cap_limit"],
    ["nul-byte.xml", "cap_xml"],
    ["quadratic-blowup.xml", "cap_dtd"],
    ["utf7.xml", "cap_encoding"],
    ["cdata-script.xml", "cap_root"],
    ["xslt-pi.xml", "cap_root"],
  ])("%s is refused without harm: %s", (file, code) => {
    expect(codeOf(fixtureBytes(`hostile/xml/${file}`))).toBe(code);
  });

  test("20 MB in one attribute are too many, packed or not", () => {
    const packed = fixtureBytes("hostile/xml/huge-attribute-gz.xml.gz");
    expect(codeOf(packed)).toBe("cap_encoding");
    expect(codeOf(gunzipSync(packed))).toBe("too_big");
  });
});
