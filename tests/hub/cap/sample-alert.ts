/** Alerts of the project's own making, as the bytes a sender would send. */

export interface SampleInfo {
  readonly language?: string;
  readonly event?: string;
  readonly urgency?: string;
  readonly severity?: string;
  readonly headline?: string | null;
  readonly instruction?: string;
  readonly expires?: string | null;
  readonly effective?: string;
  readonly onset?: string;
  /** XML put in as it is, where the schema has it: responseType before urgency, areas last. */
  readonly responseType?: string;
  readonly parameters?: string;
  readonly areas?: string;
}

export interface SampleAlert {
  readonly identifier?: string;
  readonly sender?: string;
  readonly sent?: string;
  readonly status?: string;
  readonly msgType?: string;
  readonly scope?: string;
  readonly references?: string;
  readonly infos?: readonly SampleInfo[];
  readonly namespace?: string;
}

export const sampleSender = "kttv@lamthuy.example";
export const sampleSent = "2026-11-23T07:00:00+07:00";
export const sampleExpires = "2026-11-23T19:00:00+07:00";
export const sampleSentMs = Date.parse(sampleSent);

function element(name: string, text: string | null | undefined): string {
  return text === null || text === undefined ? "" : `<${name}>${text}</${name}>`;
}

function infoXml(info: SampleInfo): string {
  return `<info>
    ${element("language", info.language ?? "vi-VN")}<category>Met</category>
    ${element("event", info.event ?? "Lũ quét")}${element("responseType", info.responseType)}
    ${element("urgency", info.urgency ?? "Immediate")}${element("severity", info.severity ?? "Severe")}
    <certainty>Likely</certainty>${element("effective", info.effective)}${element("onset", info.onset)}
    ${element("expires", info.expires === undefined ? sampleExpires : info.expires)}
    <senderName>Đài KTTV tỉnh Lam Thủy</senderName>
    ${element("headline", info.headline === undefined ? "Lũ quét trên sông Thủy" : info.headline)}
    ${element("instruction", info.instruction ?? "Rời khỏi bờ sông. Lên chỗ cao.")}
    ${info.parameters ?? ""}${info.areas ?? "<area><areaDesc>Toàn tỉnh</areaDesc></area>"}
  </info>`;
}

export function alertXml(alert: SampleAlert = {}): string {
  const infos = (alert.infos ?? [{}]).map(infoXml).join("");
  return `<alert xmlns="${alert.namespace ?? "urn:oasis:names:tc:emergency:cap:1.2"}">
  <identifier>${alert.identifier ?? "LT-1"}</identifier><sender>${alert.sender ?? sampleSender}</sender>
  <sent>${alert.sent ?? sampleSent}</sent><status>${alert.status ?? "Actual"}</status>
  <msgType>${alert.msgType ?? "Alert"}</msgType><scope>${alert.scope ?? "Public"}</scope>
  ${element("references", alert.references)}${infos}
</alert>`;
}

export function refersTo(identifier: string, sender = sampleSender, sent = sampleSent): string {
  return `${sender},${identifier},${sent}`;
}

export const bytesOf = (xml: string): Uint8Array => new TextEncoder().encode(xml);
