/**
 * Every word the glass draws that is not content, in both languages; nothing drawn is written anywhere
 * else.
 */
import type { Severity } from "../contract/level.ts";
import type { Bilingual } from "../contract/text.ts";

const severity: Readonly<Record<Severity, Bilingual>> = {
  info: { vi: "Thông tin", en: "Good to know" },
  caution: { vi: "Lưu ý", en: "Take care" },
  warning: { vi: "Cảnh báo", en: "Warning" },
  danger: { vi: "Nguy hiểm", en: "Danger" },
};

export const words = {
  severity,
  notice: {
    signs: { vi: "Ba dấu hiệu", en: "Three signs" },
    actions: { vi: "Ba việc cần làm", en: "Three things to do" },
    lines: { vi: "Ghi nhớ", en: "Keep in mind" },
    sign: { vi: "Dấu hiệu", en: "Sign" },
    action: { vi: "Việc cần làm", en: "Do this" },
    news: { vi: "Tin", en: "News" },
  },
  foot: {
    report: { vi: "Báo tin", en: "Report" },
    updated: { vi: "Cập nhật", en: "Updated" },
    from: { vi: "theo", en: "from" },
  },
  takeover: {
    exercise: { vi: "DIỄN TẬP", en: "EXERCISE" },
    allClear: { vi: "Đã hết cảnh báo", en: "All clear" },
    where: { vi: "Nơi áp dụng", en: "Where" },
    until: { vi: "Đến", en: "Until" },
    today: { vi: "hôm nay", en: "today" },
    onDay: { vi: "ngày", en: "on" },
    issuedBy: { vi: "Phát tin", en: "Issued by" },
  },
  pairing: {
    title: { vi: "Bảng mới, chưa ghép nối", en: "New board, not paired yet" },
    scan: { vi: "Quét mã, hoặc mở trang quản lý rồi nhập", en: "Scan, or open the console and type" },
    code: { vi: "Mã ghép nối", en: "Pairing code" },
    number: { vi: "Số xác nhận", en: "Check number" },
    fingerprint: { vi: "Dấu nhận biết", en: "Fingerprint" },
    compare: {
      vi: "So số và ba từ với trang quản lý trước khi xác nhận",
      en: "Compare the number and the three words before you confirm",
    },
  },
} as const satisfies Record<string, Record<string, Bilingual>>;
