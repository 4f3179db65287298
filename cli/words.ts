/** Every sentence of the command line's help, in both languages. */
import type { Bilingual } from "../contract/text.ts";

export const words = {
  bangtin: {
    vi: "Bangtin: bảng tin điện tử cảnh báo. Máy chủ, bảng phát và bằng chứng đã phát.",
    en: "Bangtin: digital signage for public warnings. A hub, boards, and proof of what they showed.",
  },
  demo: {
    vi: "chạy thử cả một tỉnh hư cấu: máy chủ, một bảng nhìn thấy được và 38 bảng mô phỏng",
    en: "run a fictitious province: a hub, one board you can see and 38 simulated ones",
  },
  demoCheck: {
    vi: "tự chạy hết chuyến tham quan, đọc kết quả trên màn hình X, mỗi bước một dòng JSON",
    en: "play the tour without a person, read the result off the X screen, one JSON line a step",
  },
  demoShell: { vi: "electron hoặc chromium", en: "electron or chromium" },
  demoNow: {
    vi: "`real`: dùng giờ máy; mặc định bắt đầu lúc 6:50 thứ Hai 23/11/2026",
    en: "`real`: the wall clock; by default the demo begins on Monday 2026-11-23 at 06:50",
  },
  demoData: {
    vi: "thư mục dữ liệu (mặc định: thư mục tạm, xóa khi kết thúc)",
    en: "data folder (default: a temporary one, removed at the end)",
  },
  demoBoards: { vi: "số bảng mô phỏng", en: "how many simulated boards" },
  hub: { vi: "chạy máy chủ", en: "run the hub" },
  player: { vi: "chạy trình phát của một bảng", en: "run the player of one board" },
  config: { vi: "tệp cấu hình JSON", en: "configuration file, JSON" },
  resolve: {
    vi: "chương trình này phát gì lúc đó: {nowMs, untilMs, item, takeover, tickers, quiet}",
    en: "what this programme plays at that instant: {nowMs, untilMs, item, takeover, tickers, quiet}",
  },
  explain: {
    vi: "vì sao từng chiến dịch phát hoặc không phát lúc đó",
    en: "why each campaign plays or not at that instant",
  },
  json: { vi: "in JSON thay cho bảng", en: "print JSON instead of a table" },
  timeline: {
    vi: "sẽ phát gì trong một khoảng thời gian: [{fromMs, untilMs, itemId}]",
    en: "what will play over a span: [{fromMs, untilMs, itemId}]",
  },
  verify: {
    vi: "kiểm tra chữ ký của một tài liệu: {ok, code, path}; mã thoát 1 khi bị từ chối",
    en: "check a signed document: {ok, code, path}; exit code 1 when it is refused",
  },
  ingest: {
    vi: "xem máy chủ sẽ nhận tệp này thế nào: mã băm, kích thước, loại",
    en: "what the hub would make of this file: hash, sizes, type",
  },
  cap: {
    vi: "xem máy chủ hiểu một cảnh báo CAP thế nào và bảng sẽ hiện gì; sai thì in mọi lỗi",
    en: "what the hub makes of a CAP alert and what boards would show; or every problem",
  },
  alertFile: { vi: "cảnh báo CAP hoặc mục lục, XML", en: "a CAP alert or an index of alerts, XML" },
  capAt: {
    vi: "xét tại thời điểm này (mặc định: lúc cảnh báo được gửi)",
    en: "judge it at this instant (by default: when it was sent)",
  },
  programmeFile: { vi: "chương trình, JSON", en: "a programme, JSON" },
  documentFile: { vi: "tài liệu đã ký (JWS hoặc tài liệu gốc)", en: "a signed document (JWS, or a root)" },
  mediaFile: { vi: "hình ảnh hoặc video", en: "a picture or video" },
  root: { vi: "tài liệu gốc tin cậy", en: "the root document to trust" },
  at: { vi: "thời điểm: mili giây Unix hoặc ISO 8601", en: "an instant: Unix milliseconds or ISO 8601" },
  from: { vi: "từ thời điểm (kể cả)", en: "from this instant, inclusive" },
  until: { vi: "đến thời điểm (không kể)", en: "until this instant, exclusive" },
  totals: { vi: "chỉ in tổng số lần và thời lượng mỗi mục", en: "print only the totals of each item" },
  lang: { vi: "ngôn ngữ của bảng: vi hoặc en", en: "language of the table: vi or en" },
  help: { vi: "xem trợ giúp", en: "show this help" },
  version: { vi: "xem phiên bản", en: "show the version" },
  errors: {
    vi: "Mọi thất bại in {error: {code, path, vi, en}} ra stdout và thoát với mã 2.",
    en: "Every failure prints {error: {code, path, vi, en}} on stdout and exits with code 2.",
  },
} as const satisfies Record<string, Bilingual>;

/** Titles commander prints, in Vietnamese. */
export const titles: Readonly<Record<string, string>> = {
  "Usage:": "Cách dùng:",
  "Options:": "Tùy chọn:",
  "Commands:": "Lệnh:",
  "Arguments:": "Tham số:",
};
