/** Scams and tips as notice items: the poster's words, the one picture, where to report. */
import { NoticeItem } from "../../contract/items/notice.ts";
import { parseWith } from "../../contract/parse.ts";
import type { DemoContent, RawMessage, RawScam, RawTip } from "./content.ts";
import { must } from "./must.ts";
import { reportLines } from "./report-lines.ts";
import { iconOf, severityOf } from "./vocabulary.ts";

/** The day the province last checked its messages, and the day the demo begins. */
export const checkedOn = "23/11/2026";
const source = "Công an tỉnh Lam Thủy";

/** What a tip, which names no channel of its own, tells people to call. */
const tipChannels = ["113", "111", "156"];

function notice(message: RawMessage, title: string, body: object): NoticeItem {
  const { id, severity, audiences, simple_tieu_hoc: simple, ticker_short: short, icon } = message;
  const common = {
    severity: severityOf(severity),
    icon: iconOf(icon),
    simple,
    short,
    source,
    updated: checkedOn,
  };
  return must(
    parseWith(NoticeItem, { id, kind: "notice", title, audiences, notice: { ...common, ...body } }),
  );
}

export function scamNotice(scam: RawScam, content: DemoContent): NoticeItem {
  const { title, slogan: answer, signs, actions } = scam.poster;
  const report = reportLines(scam.report_channels, content.channels);
  return notice(scam, scam.name_vi, { template: "warning", title, answer, signs, actions, report });
}

export function tipNotice(tip: RawTip, content: DemoContent): NoticeItem {
  const report = reportLines(tipChannels, content.channels);
  return notice(tip, tip.title, { template: "tip", title: tip.title, lines: tip.body, report });
}

/** Every message of the province by its id (`LD-01`, `MN-01`). */
export function seedNotices(content: DemoContent): ReadonlyMap<string, NoticeItem> {
  const all = [
    ...content.scams.map((scam) => scamNotice(scam, content)),
    ...content.tips.map((tip) => tipNotice(tip, content)),
  ];
  return new Map(all.map((item) => [item.id, item]));
}
