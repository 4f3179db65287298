/** What is added to a problem of an edition, in both languages. */
import type { Bilingual } from "../../contract/text.ts";

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
  scopeWithin: (scope: string, unit: string): Bilingual => ({
    vi: `${scope} không nằm trong ${unit}`,
    en: `${scope} does not lie within ${unit}`,
  }),
} as const;
