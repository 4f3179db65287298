/** A takeover as a CAP 1.2 document, and the Atom index of those in force. Element order is the schema's. */
import type { Severity } from "../../contract/level.ts";
import type { Takeover } from "../../contract/takeover.ts";
import type { Unit } from "../../contract/unit.ts";
import type { FeedAuthority } from "./authority.ts";
import { rfc3339, rfc3339End } from "./feed-dates.ts";
import { element, textElement, xmlDocument } from "./xml.ts";

export const capNamespace = "urn:oasis:names:tc:emergency:cap:1.2";

/** A takeover with the unit that raised it. */
export interface Said {
  readonly unit: string;
  readonly takeover: Takeover;
}

const severities: Readonly<Record<Severity, string>> = {
  danger: "Extreme",
  warning: "Severe",
  caution: "Moderate",
  info: "Minor",
};

const events = { alert: "Cảnh báo khẩn cấp", all_clear: "Hết báo động" } as const;
const drillNote = "DIỄN TẬP: không phải tình huống thật";

function reference({ unit, takeover }: Said, authority: FeedAuthority): string {
  return `${authority.sender(unit)},${takeover.id},${rfc3339(takeover.fromMs)}`;
}

/** An all-clear is an update that says AllClear: those who only know Cancel still see it is over. */
function isUpdate({ cancels }: Takeover): boolean {
  return cancels.length > 0;
}

function infoOf(takeover: Takeover, unit: Unit, web: string) {
  const isOver = takeover.kind === "all_clear";
  const scope = takeover.scope ?? unit.speaks;
  const instruction = takeover.instructions.join("\n");
  return element(
    "info",
    {},
    textElement("language", "vi-VN"),
    textElement("category", "Security"),
    textElement("event", events[takeover.kind]),
    isOver ? textElement("responseType", "AllClear") : null,
    textElement("urgency", isOver ? "Past" : "Immediate"),
    textElement("severity", isOver ? "Minor" : severities[takeover.severity]),
    textElement("certainty", isOver ? "Observed" : "Likely"),
    textElement("expires", rfc3339End(takeover.untilMs)),
    textElement("senderName", unit.name),
    textElement("headline", takeover.exercise ? `DIỄN TẬP: ${takeover.headline}` : takeover.headline),
    textElement("description", takeover.ticker),
    textElement("instruction", instruction === "" ? null : instruction),
    textElement("web", web),
    element(
      "area",
      {},
      textElement("areaDesc", takeover.where ?? unit.name),
      element(
        "geocode",
        {},
        textElement("valueName", `bangtin:${scope.line}`),
        textElement("value", scope.path),
      ),
    ),
  );
}

/** `references`: what it cancels, with the unit of each; what nobody knows any more is left out. */
export function capOf(input: {
  readonly takeover: Takeover;
  readonly unit: Unit;
  readonly references: readonly Said[];
  readonly authority: FeedAuthority;
  readonly url: string;
}): string {
  const { takeover, unit, references, authority } = input;
  const refers = references.map((said) => reference(said, authority)).join(" ");
  return xmlDocument(
    element(
      "alert",
      { xmlns: capNamespace },
      textElement("identifier", takeover.id),
      textElement("sender", authority.sender(unit.id)),
      textElement("sent", rfc3339(takeover.fromMs)),
      textElement("status", takeover.exercise ? "Exercise" : "Actual"),
      textElement("msgType", isUpdate(takeover) && refers !== "" ? "Update" : "Alert"),
      textElement("scope", "Public"),
      takeover.exercise ? textElement("note", drillNote) : null,
      textElement("references", refers === "" ? null : refers),
      infoOf(takeover, unit, `${input.url}/cap/${takeover.id}.xml`),
    ),
  );
}

/** Alerts and all-clears that still count, newest first. */
export function capIndexOf(input: {
  readonly takeovers: readonly Takeover[];
  readonly unit: Unit;
  readonly authority: FeedAuthority;
  readonly url: string;
  readonly updatedMs: number;
}): string {
  const { unit, authority, url } = input;
  const entries = [...input.takeovers]
    .sort((a, b) => b.fromMs - a.fromMs || (a.id < b.id ? -1 : 1))
    .map((takeover) =>
      element(
        "entry",
        {},
        textElement("id", authority.tag(unit.id, "takeover", takeover.id)),
        element("title", { type: "text" }, takeover.headline),
        textElement("published", rfc3339(takeover.fromMs)),
        textElement("updated", rfc3339(takeover.fromMs)),
        element("link", {
          rel: "alternate",
          type: "application/cap+xml",
          href: `${url}/cap/${takeover.id}.xml`,
        }),
        element("summary", { type: "text" }, takeover.ticker),
      ),
    );
  return xmlDocument(
    element(
      "feed",
      { xmlns: "http://www.w3.org/2005/Atom", "xml:lang": "vi" },
      textElement("id", authority.tag(unit.id, "feed", "cap")),
      element("title", { type: "text" }, `${unit.name}: cảnh báo đang có hiệu lực`),
      textElement("updated", rfc3339(input.updatedMs)),
      element("author", {}, textElement("name", unit.name)),
      element("link", { rel: "self", type: "application/atom+xml", href: `${url}/cap.xml` }),
      entries,
    ),
  );
}
