/** An `alert` element -> `CapAlert`, or every problem. What senders get wrong without harm is noted. */
import {
  CapAlert,
  CapCategory,
  CapCertainty,
  type CapInfo,
  CapMessageType,
  type CapReference,
  CapResponse,
  CapScope,
  CapSeverity,
  CapStatus,
  CapUrgency,
  capNameCharactersMax,
} from "../../contract/cap.ts";
import { problem } from "../../contract/problem.ts";
import { readArea, readResource } from "./read-area.ts";
import { Fields, type Findings, fieldWords } from "./read-fields.ts";
import { readTime } from "./read-time.ts";
import type { XmlElement } from "./xml/xml-tree.ts";

export const capVersions: Readonly<Record<string, CapAlert["version"]>> = {
  "urn:oasis:names:tc:emergency:cap:1.2": "1.2",
  "urn:oasis:names:tc:emergency:cap:1.1": "1.1",
  "http://www.incident.com/cap/1.0": "1.0",
};

const alertOrder = [
  "identifier", "sender", "password", "sent", "status", "msgType", "source", "scope", "restriction",
  "addresses", "code", "note", "references", "incidents", "info",
]; // biome-ignore format: names in rows
const infoOrder = [
  "language", "category", "event", "responseType", "urgency", "severity", "certainty", "audience",
  "eventCode", "effective", "onset", "expires", "senderName", "headline", "description", "instruction",
  "web", "contact", "parameter", "resource", "area",
]; // biome-ignore format: names in rows

export const capInfosMax = 64;

/** CAP 1.0 said "Very Likely"; 1.2 reads it as Likely. */
function certaintyOf(fields: Fields): CapInfo["certainty"] | null {
  if (fields.text("certainty") !== "Very Likely") return fields.choice("certainty", CapCertainty);
  fields.note("certainty", "Very Likely = Likely");
  return "Likely";
}

function readInfo(element: XmlElement, path: string, findings: Findings): CapInfo {
  const fields = new Fields(element, path, findings);
  fields.expect(infoOrder);
  const categories = fields.choices("category", CapCategory);
  const headline = fields.text("headline");
  const event = fields.text("event");
  if (categories.length === 0) fields.note("category", fieldWords.missing);
  if (event === null && headline === null) fields.refuse("input_missing", "event");
  else if (event === null) fields.note("event", fieldWords.missing);
  const many = (name: string) => fields.children(name);
  return {
    language: fields.text("language"),
    categories,
    event: event ?? "",
    responses: fields.choices("responseType", CapResponse),
    // A refusal stands in the findings; the value is never used then.
    urgency: fields.choice("urgency", CapUrgency) ?? "Unknown",
    severity: fields.choice("severity", CapSeverity) ?? "Unknown",
    certainty: certaintyOf(fields) ?? "Unknown",
    audience: fields.text("audience"),
    eventCodes: fields.pairs("eventCode"),
    effectiveMs: fields.time("effective"),
    onsetMs: fields.time("onset"),
    expiresMs: fields.time("expires"),
    senderName: fields.text("senderName"),
    headline,
    description: fields.text("description"),
    instruction: fields.text("instruction"),
    web: fields.text("web"),
    contact: fields.text("contact"),
    parameters: fields.pairs("parameter"),
    resources: many("resource").map((each) => readResource(each.element, each.path, findings)),
    areas: many("area").map((each) => readArea(each.element, each.path, findings)),
  };
}

/** `sender,identifier,sent`, separated by blanks. A `sent` nobody can read does not lose the reference. */
function referencesIn(fields: Fields): CapReference[] {
  const text = fields.text("references");
  if (text === null) return [];
  return text.split(/\s+/).flatMap((each) => {
    const [sender = "", identifier = "", sent = "", ...more] = each.split(",");
    if (sender === "" || identifier === "" || more.length > 0) {
      fields.note("references", each.slice(0, 120));
      return [];
    }
    return [{ sender, identifier, sentMs: readTime(sent)?.atMs ?? null }];
  });
}

function nameIn(fields: Fields, name: "identifier" | "sender"): string {
  const said = fields.required(name) ?? "";
  if (said.length > capNameCharactersMax) fields.refuse("input_range", name, `${capNameCharactersMax}`);
  if (/[\s,<&]/.test(said)) fields.note(name, { vi: "có khoảng trắng hoặc dấu phẩy", en: "blank or comma" });
  return said;
}

function checkAddressing(fields: Fields, scope: CapAlert["scope"] | null): void {
  if (scope === "Restricted" && fields.text("restriction") === null)
    fields.note("restriction", fieldWords.missing);
  if (scope === "Private" && fields.text("addresses") === null) fields.note("addresses", fieldWords.missing);
}

/** `null`: the findings say why. */
export function readAlert(element: XmlElement, path: string, findings: Findings): CapAlert | null {
  const version = capVersions[element.namespace];
  const before = findings.problems.length;
  if (version === undefined) {
    findings.problems.push(problem("cap_namespace", path, element.namespace.slice(0, 120)));
    return null;
  }
  const fields = new Fields(element, path, findings);
  fields.expect(alertOrder);
  const names = { identifier: nameIn(fields, "identifier"), sender: nameIn(fields, "sender") };
  const sentMs = fields.requiredTime("sent");
  const status = fields.choice("status", CapStatus);
  const messageType = fields.choice("msgType", CapMessageType);
  const scope = fields.choice("scope", CapScope);
  checkAddressing(fields, scope);
  const children = fields.children("info");
  if (children.length > capInfosMax) fields.refuse("input_range", "info", `${capInfosMax}`);
  const infos = children.slice(0, capInfosMax).map((each) => readInfo(each.element, each.path, findings));
  if (findings.problems.length > before) return null;
  return CapAlert.parse({
    version,
    ...names,
    sentMs,
    status,
    messageType,
    scope,
    source: fields.text("source"),
    restriction: fields.text("restriction"),
    addresses: fields.text("addresses"),
    codes: fields.texts("code"),
    note: fields.text("note"),
    references: referencesIn(fields),
    incidents: fields.text("incidents"),
    infos,
  });
}
