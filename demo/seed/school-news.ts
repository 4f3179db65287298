/** What a school says itself: its approved notices as news with a ticker, between their dates. */
import { NoticeItem } from "../../contract/items/notice.ts";
import { parseWith } from "../../contract/parse.ts";
import { UnitContent } from "../../contract/unit-content.ts";
import type { DemoContent, RawSchoolNotice } from "./content.ts";
import { must } from "./must.ts";
import { checkedOn } from "./notices.ts";

const approved = ["da_duyet", "da_len_lich"];

function newsItem(notice: RawSchoolNotice, source: string): NoticeItem {
  const { id, title, body, audiences } = notice;
  const figure = /\d{1,2}\/\d{1,2}/.exec(body)?.[0] ?? null;
  const news = {
    template: "news",
    severity: "info",
    icon: figure === null ? "megaphone" : "calendar",
    title,
    short: title,
    source,
    updated: checkedOn,
    text: body,
    figure,
  };
  return must(parseWith(NoticeItem, { id, kind: "notice", title, audiences, notice: news }));
}

/** One playlist, one ticker and one campaign per notice, so that each keeps its own dates and audiences. */
export function schoolNews(siteId: string, content: DemoContent): UnitContent {
  const source = content.sites.find(({ id }) => id === siteId)?.short ?? siteId;
  const notices = content.notices.filter(
    ({ site_id: site, status }) => site === siteId && approved.includes(status),
  );
  return must(
    parseWith(UnitContent, {
      playlists: notices.map((notice) => ({
        id: `news-${notice.id}`,
        name: notice.title,
        items: [newsItem(notice, source)],
      })),
      tickers: notices.map(({ id, title, ticker: text }) => ({
        id: `ticker-${id}`,
        severity: "info",
        text,
        short: title,
      })),
      campaigns: notices.map(({ id, title: name, audiences, start: startDate, end: endDate }) => ({
        id: `news-${id}`,
        name,
        level: "normal",
        audiences,
        playlists: [`news-${id}`],
        tickers: [`ticker-${id}`],
        startDate,
        endDate,
      })),
    }),
  );
}
