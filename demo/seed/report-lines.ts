/** Where to report, as a notice prints it; a channel whose value is still a `{{placeholder}}` is left out. */
import type { RawChannel } from "./content.ts";

/** Most lines one notice carries. */
const reportLinesMax = 4;

/** Words short enough for the foot of a card; the content's full names are for lists. */
const short: Readonly<Record<string, { readonly label: string; readonly value?: string }>> = {
  "113": { label: "Khẩn cấp" },
  "111": { label: "Bảo vệ trẻ em" },
  "156": { label: "Cuộc gọi lừa đảo" },
  "5656": { label: "Tin nhắn rác" },
  vneid: { label: "Ứng dụng", value: "VNeID" },
  ngan_hang: { label: "Ngân hàng" },
};

export interface ReportLine {
  readonly label: string;
  readonly value: string;
}

export function reportLines(ids: readonly string[], channels: readonly RawChannel[]): ReportLine[] {
  return ids
    .flatMap((id) => channels.find((channel) => channel.id === id) ?? [])
    .filter((channel) => !channel.value.includes("{{"))
    .map(({ id, name, value }) => ({ label: short[id]?.label ?? name, value: short[id]?.value ?? value }))
    .slice(0, reportLinesMax);
}
