/**
 * Bytes -> the alerts in them (one, several in an EDXL or `alerts` container) or an index of alerts. A
 * container with one bad alert is refused whole, with every problem: nobody gets part of a message.
 */
import type { CapAlert, CapSignature } from "../../contract/cap.ts";
import { problem } from "../../contract/problem.ts";
import { type Problem, type Result, failed, ok } from "../../contract/result.ts";
import { readAlert } from "./read-alert.ts";
import type { Findings } from "./read-fields.ts";
import { type IndexEntry, readIndex } from "./read-index.ts";
import { signaturesOf } from "./signature.ts";
import { readXml } from "./xml/read-xml.ts";
import { type XmlDocument, type XmlElement, childrenNamed, elementsOf } from "./xml/xml-tree.ts";

const edxl = "urn:oasis:names:tc:emergency:EDXL:DE:1.0";
/** Alerts one document may hold. */
export const capAlertsMax = 200;

export interface ReadAlert {
  readonly alert: CapAlert;
  readonly signatures: readonly CapSignature[];
  readonly notes: readonly Problem[];
}

export type CapDocument =
  | { readonly kind: "alerts"; readonly alerts: readonly ReadAlert[] }
  | { readonly kind: "index"; readonly entries: readonly IndexEntry[] };

/** Only where EDXL-DE puts content; an alert anywhere else is somebody's trick. */
function embeddedIn(root: XmlElement): XmlElement[] {
  return childrenNamed(root, edxl, "contentObject")
    .flatMap((content) => childrenNamed(content, edxl, "xmlContent"))
    .flatMap((content) => childrenNamed(content, edxl, "embeddedXMLContent"))
    .flatMap((content) => elementsOf(content).filter(({ local }) => local === "alert"));
}

/** `null`: the root is neither an alert nor a container of alerts. */
function alertsIn({
  root,
}: XmlDocument): { readonly elements: XmlElement[]; readonly isOne: boolean } | null {
  if (root.local === "alert") return { elements: [root], isOne: true };
  if (root.local === "alerts")
    return { elements: elementsOf(root).filter(({ local }) => local === "alert"), isOne: false };
  if (root.local === "EDXLDistribution" && root.namespace === edxl)
    return { elements: embeddedIn(root), isOne: false };
  return null;
}

function readAlerts(
  document: XmlDocument,
  elements: readonly XmlElement[],
  isOne: boolean,
): Result<CapDocument> {
  if (elements.length === 0) return failed(problem("cap_root", "", document.root.local));
  if (elements.length > capAlertsMax) return failed(problem("cap_limit", "alerts", `${capAlertsMax}`));
  const problems: Problem[] = [];
  const alerts = elements.flatMap((element, index) => {
    const findings: Findings = { problems, notes: [] };
    const alert = readAlert(element, isOne ? "alert" : `alerts[${index}]`, findings);
    if (alert === null) return [];
    return [{ alert, signatures: signaturesOf(document, element), notes: findings.notes }];
  });
  const [first, ...rest] = problems;
  return first === undefined ? ok({ kind: "alerts", alerts }) : failed(first, ...rest);
}

export function readCapDocument(bytes: Uint8Array): Result<CapDocument> {
  const document = readXml(bytes);
  if (!document.ok) return document;
  const found = alertsIn(document.value);
  if (found !== null) return readAlerts(document.value, found.elements, found.isOne);
  const index = readIndex(document.value);
  if (index === null) return failed(problem("cap_root", "", document.value.root.name.slice(0, 60)));
  return index.ok ? ok({ kind: "index", entries: index.value }) : index;
}
