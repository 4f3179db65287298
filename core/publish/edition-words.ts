/** What is added to a problem of an edition, in both languages. */
import type { Bilingual } from "../../contract/text.ts";

/** `2026-11-23` -> `23/11/2026`. */
function inDayOrder(date: string): string {
  return date.split("-").toReversed().join("/");
}

export const editionWords = {
  endOnly: {
    vi: "24:00 chỉ dùng làm giờ kết thúc",
    en: "24:00 may only be an end",
  },
  wholeDay: {
    vi: "cả ngày viết là 00:00 đến 24:00",
    en: "a whole day is written 00:00 to 24:00",
  },
  clearsNothing: {
    vi: "báo yên phải nêu báo động được kết thúc",
    en: "an all-clear must name what it ends",
  },
  cancelsItself: {
    vi: "không thể tự hủy chính mình",
    en: "it cannot cancel itself",
  },
  tooManyItems: {
    vi: "quá nhiều mục trong các danh sách phát",
    en: "too many items in the playlists",
  },
  noWeekday: {
    vi: "không có ngày nào trong tuần của khung giờ rơi vào thời gian của chiến dịch",
    en: "none of the weekdays of its dayparts falls between its dates",
  },
  calendarsLeaveNothing: {
    vi: "các lịch không để lại giờ nào",
    en: "its calendars leave no hour to play in",
  },
  audiencesApart: {
    vi: "không mục nào dành cho người xem của chiến dịch",
    en: "none of its items is for the campaign's audiences",
  },
  itemsNeverValid: {
    vi: "không mục nào có hiệu lực trong thời gian của chiến dịch",
    en: "none of its items is valid while it is open",
  },
  urgentMost: {
    vi: "nhiều nhất 72 giờ kể từ lúc bắt đầu",
    en: "at most 72 hours from its start",
  },
  endedBefore: (date: string): Bilingual => ({
    vi: `đã kết thúc ngày ${inDayOrder(date)}, năm có đúng không?`,
    en: `it ended on ${inDayOrder(date)}; is the year right?`,
  }),
  sharesTogether: (names: string, total: string): Bilingual => ({
    vi: `${names} = ${total} cùng lúc trên một bảng`,
    en: `${names} = ${total} at one time on one board`,
  }),
  scopeWithin: (scope: string, unit: string): Bilingual => ({
    vi: `${scope} không nằm trong ${unit}`,
    en: `${scope} does not lie within ${unit}`,
  }),
} as const;
