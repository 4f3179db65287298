/** What is added to a problem of a calendar, in both languages. */
import type { Bilingual } from "../../contract/text.ts";

export const calendarWords = {
  noCalendar: { vi: "không thấy BEGIN:VCALENDAR", en: "there is no BEGIN:VCALENDAR" },
  unclosed: (name: string): Bilingual => ({
    vi: `tệp bị cắt cụt: thiếu END:${name}`,
    en: `the file is cut short: END:${name} is missing`,
  }),
  noStart: { vi: "không có DTSTART", en: "there is no DTSTART" },
  noDate: (text: string): Bilingual => ({
    vi: `“${text}” không phải ngày giờ`,
    en: `"${text}" is no date or time`,
  }),
  noLength: (name: string): Bilingual => ({
    vi: `“${name}” không có độ dài hoặc kết thúc trước khi bắt đầu`,
    en: `"${name}" has no length, or ends before it begins`,
  }),
  part: (text: string): Bilingual => ({ vi: `không có phần “${text}”`, en: `there is no part "${text}"` }),
  value: (text: string): Bilingual => ({ vi: `“${text}” sai giá trị`, en: `"${text}" has a wrong value` }),
  untilAndCount: { vi: "chỉ một trong UNTIL và COUNT", en: "either UNTIL or COUNT, not both" },
  seconds: {
    vi: "lặp lại từng giây: bảng chỉ tính theo phút",
    en: "it repeats by the second: boards go by minutes",
  },
  occurrences: (most: number): Bilingual => ({ vi: `hơn ${most} lần`, en: `more than ${most} times` }),
  spans: (most: number): Bilingual => ({ vi: `hơn ${most} khoảng ngày giờ`, en: `more than ${most} spans` }),
  slow: { vi: "tính quá lâu", en: "it takes too long to work out" },
} as const;
