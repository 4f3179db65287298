/** Why an alert shows what it shows, or nothing: code -> words, in both languages. */
import type { Bilingual } from "./text.ts";

export const capReasons = {
  mapped: { vi: "Hiện theo mức của cảnh báo", en: "Shown as its severity and urgency say" },
  accepted: { vi: "Cán bộ đã chấp nhận", en: "Accepted by staff" },
  sender_unknown: { vi: "Không nguồn nào tin người gửi này", en: "No source believes this sender" },
  signature_invalid: { vi: "Chữ ký không khớp nội dung", en: "The signature does not fit the content" },
  signature_wanted: {
    vi: "Nguồn này đòi chữ ký bằng khóa đã ghim",
    en: "The source wants a signature by a pinned key",
  },
  unplaced: { vi: "Không rõ cảnh báo cho nơi nào", en: "Nothing says where it holds" },
  update_of_nothing: {
    vi: "Bản cập nhật không nói cập nhật bản nào",
    en: "An Update that does not say what it updates",
  },
  elsewhere: { vi: "Cảnh báo cho nơi khác", en: "It is for places elsewhere" },
  status_silent: {
    vi: "Trạng thái không phải Actual: chỉ lưu",
    en: "Its status is not Actual: kept, never shown",
  },
  exercise_off: {
    vi: "Diễn tập, nguồn không bật hiện diễn tập",
    en: "An exercise, and the source shows none",
  },
  scope_silent: { vi: "Không phải cảnh báo công khai", en: "It is not public" },
  answer: { vi: "Ack hoặc Error của bên nhận", en: "An Ack or Error of a receiver" },
  cancels: { vi: "Lệnh hủy: kết thúc cảnh báo khác", en: "A Cancel: it ends other alerts" },
  no_info: { vi: "Không có phần info", en: "It has no info block" },
  green: { vi: "Mức xanh: không có cảnh báo", en: "Green: no warning" },
  past: { vi: "Đã qua: không cần làm gì nữa", en: "Past: nothing to do any more" },
  all_clear: { vi: "Báo yên", en: "All clear" },
  expired: { vi: "Đã hết hạn", en: "It has expired" },
  superseded: { vi: "Đã có bản cập nhật", en: "A later message updates it" },
  cancelled: { vi: "Đã bị hủy", en: "A later message cancels it" },
  source_removed: { vi: "Nguồn đã bị gỡ", en: "Its source was removed" },
  life_default: {
    vi: "Không ghi hạn: dùng hạn mặc định",
    en: "It does not say when it ends: the default life holds",
  },
  life_capped: { vi: "Hạn quá xa: đã rút ngắn", en: "Its end was too far away and was drawn in" },
  full_house: { vi: "Quá nhiều cảnh báo cùng lúc", en: "Too many alerts at once" },
} as const satisfies Record<string, Bilingual>;

export type CapReason = keyof typeof capReasons;
