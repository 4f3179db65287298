/** What alerts of our own making mean for boards. */
import { describe, expect, test } from "vitest";
import { CapSource } from "../../../contract/cap-sources.ts";
import { mapAlert } from "../../../hub/cap/map-alert.ts";
import { readCapDocument } from "../../../hub/cap/read-document.ts";
import {
  type SampleAlert,
  type SampleInfo,
  alertXml,
  bytesOf,
  sampleExpires,
  sampleSentMs,
} from "./sample-alert.ts";

const base = { ...CapSource.parse({ id: "kttv", name: "KTTV", senders: ["-"] }), urgentMs: 14_400_000 };
const at = { receivedAtMs: sampleSentMs, nowMs: sampleSentMs };

function mapped(alert: SampleAlert, settings: Partial<typeof base> = {}, instants = at) {
  const read = readCapDocument(bytesOf(alertXml(alert)));
  if (!read.ok || read.value.kind !== "alerts" || read.value.alerts[0] === undefined) {
    throw new Error(JSON.stringify(read));
  }
  return mapAlert(read.value.alerts[0].alert, { ...base, ...settings }, instants);
}

const one = (info: SampleInfo, settings: Partial<typeof base> = {}) =>
  mapped({ infos: [info] }, settings).showings[0];

describe("size and severity", () => {
  test.each([
    ["Extreme", "Immediate", "full", "danger"],
    ["Severe", "Expected", "full", "warning"],
    ["Extreme", "Future", "band", "danger"],
    ["Severe", "Unknown", "band", "warning"],
    ["Moderate", "Immediate", "bulletin", "caution"],
    ["Minor", "Immediate", "ticker", "info"],
    ["Unknown", "Unknown", "ticker", "caution"],
  ])("%s and %s are %s, %s", (severity, urgency, form, ours) => {
    expect(one({ severity, urgency })).toMatchObject({ form, severity: ours });
  });

  test.each([
    ["Past", { urgency: "Past" }, "past"],
    ["AllClear", { responseType: "AllClear" }, "all_clear"],
    [
      "green",
      {
        parameters:
          "<parameter><valueName>awareness_level</valueName><value>1; green; Minor</value></parameter>",
      },
      "green",
    ],
  ])("%s shows nothing new", (_name, info, reason) => {
    expect(mapped({ infos: [info] })).toEqual({ showings: [], reasons: [reason] });
  });

  test.each([
    [{ status: "Test" }, "status_silent"],
    [{ status: "System" }, "status_silent"],
    [{ status: "Draft" }, "status_silent"],
    [{ status: "Exercise" }, "exercise_off"],
    [{ scope: "Restricted" }, "scope_silent"],
    [{ msgType: "Ack" }, "answer"],
    [{ msgType: "Error" }, "answer"],
    [{ msgType: "Cancel" }, "cancels"],
    [{ infos: [] }, "no_info"],
  ])("%o shows nothing: %s", (alert, reason) => {
    expect(mapped(alert)).toEqual({ showings: [], reasons: [reason] });
  });

  test("an exercise is a drill where the source shows drills", () => {
    const { showings } = mapped({ status: "Exercise" }, { exercises: true });
    expect(showings[0]).toMatchObject({ exercise: true, ticker: expect.stringMatching(/^DIỄN TẬP: /) });
  });
});

describe("life", () => {
  const hourMs = 3_600_000;

  test("urgent for the urgent life, then on to its end; a short one is urgent to its end", () => {
    expect(one({})).toMatchObject({
      fromMs: sampleSentMs,
      urgentUntilMs: sampleSentMs + 4 * hourMs,
      untilMs: Date.parse(sampleExpires),
    });
    expect(one({ expires: "2026-11-23T10:00:00+07:00" })?.urgentUntilMs).toBeNull();
  });

  test("it begins when it becomes effective, and a time is the same instant in every zone", () => {
    const effective = "2026-11-23T02:00:00-00:00";
    expect(one({ effective })?.fromMs).toBe(Date.parse("2026-11-23T09:00:00+07:00"));
    expect(one({ expires: "2026-11-23T12:00:00.000Z" })?.untilMs).toBe(Date.parse(sampleExpires));
  });

  test("a sender whose clock or zone is ahead is not made to wait", () => {
    const sent = "2026-11-23T14:00:00+07:00";
    const { showings } = mapped({ sent, infos: [{ expires: null }] });
    expect(showings[0]).toMatchObject({ fromMs: sampleSentMs, untilMs: sampleSentMs + 24 * hourMs });
  });
});

describe("languages", () => {
  const vi = { language: "vi-VN", headline: "Lũ quét trên sông Thủy" };
  const en = {
    language: "en-US",
    event: "Flash flood",
    headline: "Flash flood on the Thuy river",
    instruction: "Leave the river bank.",
  };
  const said = (infos: SampleInfo[], languages = ["vi"]) =>
    mapped({ infos }, { languages }).showings.map(({ headline }) => headline);

  test("the wanted one is shown, wherever it stands, and only that", () => {
    expect(said([en, vi])).toEqual([vi.headline]);
    expect(said([en, vi], ["en"])).toEqual([en.headline]);
    expect(said([{ ...en, language: "fr", headline: "Crue" }, en])).toEqual([en.headline]);
  });

  test("two blocks of one language are both shown", () => {
    expect(said([vi, { ...vi, headline: "Sạt lở đất ở Bến Đò" }])).toHaveLength(2);
  });

  test("Vietnamese is known by its letters, whatever is declared", () => {
    expect(said([en, { ...vi, language: "" }])).toEqual([vi.headline]);
    expect(said([en, { ...vi, language: "en-US" }])).toEqual([vi.headline]);
  });
});

describe("words", () => {
  test("are cut between words, marked, and never longer than the glass has room", () => {
    const long = "Mưa rất to kèm dông lốc sét và gió giật mạnh ".repeat(8).trim();
    const showing = one({ headline: long, instruction: long });
    expect(showing?.headline.length).toBeLessThanOrEqual(90);
    expect(showing?.headline).toMatch(/ \p{L}+…$/u);
    expect(showing?.ticker.length).toBeLessThanOrEqual(120);
    expect(showing?.short.length).toBeLessThanOrEqual(45);
    expect(showing?.instructions).toHaveLength(3);
    expect(showing?.instructions.every((line) => line.length <= 80)).toBe(true);
    expect(showing?.instructions.join(" ")).toMatch(/…$/);
  });

  test("are composed: letters sent apart from their marks come together", () => {
    const apart = "Lũ quét".normalize("NFD");
    expect(one({ headline: apart })?.headline).toBe("Lũ quét");
  });

  test("fall back to the event, and lose markup and control characters", () => {
    expect(one({ headline: null, event: "Sạt lở đất" })?.headline).toBe("Sạt lở đất");
    const odd = "&lt;b onclick='x()'&gt;Lũ&lt;/b&gt;\u200b \u202equét gió &lt; 60 km/h";
    expect(one({ headline: odd })?.headline).toBe("Lũ quét gió < 60 km/h");
  });

  test("say from when, in the zone of the source, while the onset is still to come", () => {
    const onset = "2026-11-23T11:00:00+07:00";
    expect(one({ onset })?.where).toMatch(/^từ 11:00 23\/11 · Toàn tỉnh/);
    expect(one({ onset: "2026-11-23T06:00:00+07:00" })?.where).toMatch(/^Toàn tỉnh/);
  });
});
