/** Texts the pictures are taken with: real ones of each severity, and the longest the contract allows. */
import { NoticeBody } from "../../contract/items/notice.ts";

const report = [
  { label: "Công an", value: "113" },
  { label: "Trẻ em", value: "111" },
  { label: "Cuộc gọi rác", value: "156" },
  { label: "Ứng dụng", value: "VNeID" },
];
const source = "Công an tỉnh Lạc Thủy";
const updated = "23/11/2026";

export const fakePolice = NoticeBody.parse({
  template: "warning",
  severity: "danger",
  icon: "badge",
  title: "“Công an” gọi điện dọa bắt?",
  answer: "Cúp máy – kể với người nhà – báo Công an xã, phường",
  short: "Công an không điều tra qua điện thoại",
  signs: [
    "Xưng cán bộ điều tra, dọa bạn dính vụ án ma túy, rửa tiền",
    "Gửi ảnh lệnh bắt qua mạng, bắt phải giữ bí mật",
    "Giục chuyển tiền vào “tài khoản an toàn” để kiểm tra",
  ],
  actions: [
    "Tắt máy, không gọi lại vào số vừa gọi đến",
    "Kể ngay với người thân hoặc đến Công an xã, phường",
    "Không chuyển tiền, không đọc mã OTP, không cài ứng dụng",
  ],
  report,
  source,
  updated,
});

export const childInHospital = NoticeBody.parse({
  template: "warning",
  severity: "warning",
  icon: "hospital",
  title: "“Con anh chị đang cấp cứu!”",
  answer: "Một cuộc gọi cho nhà trường, tránh một lần mất tiền",
  short: "Báo con cấp cứu? Gọi nhà trường trước",
  signs: [
    "Số lạ xưng thầy cô, bác sĩ, nói đúng tên và lớp của con",
    "Giục chuyển viện phí ngay, không cho gặp ai",
    "Tài khoản nhận tiền đứng tên cá nhân lạ",
  ],
  actions: [
    "Gọi giáo viên chủ nhiệm theo số đã lưu từ trước",
    "Gọi tổng đài bệnh viện theo số tự tra, không dùng số kẻ gọi đưa",
    "Báo nhà trường để cảnh báo phụ huynh khác",
  ],
  report: report.slice(0, 3),
  source,
  updated,
});

export const feeForPrize = NoticeBody.parse({
  template: "warning",
  severity: "caution",
  icon: "gift",
  title: "Trúng điện thoại mà phải đóng phí?",
  simple: "Trúng quà mà phải trả tiền? Không có quà đâu, em đừng bấm nhé!",
  answer: "Quà thật không bắt trả tiền trước",
  short: "Đòi phí nhận quà là lừa đảo",
  signs: [
    "Tin nhắn báo trúng thưởng dù em không tham gia",
    "Đòi phí vận chuyển, thuế, mã thẻ cào",
    "Giục nhận quà trong vài phút kẻo hết",
  ],
  actions: [
    "Không bấm đường dẫn, không nhập thông tin",
    "Hỏi bố mẹ, thầy cô trước khi làm gì",
    "Chặn người gửi và báo lại cho người lớn",
  ],
  report: report.slice(0, 2),
  source: "Trường Tiểu học Bến Đò A",
  updated,
});

export const waitFiveMinutes = NoticeBody.parse({
  template: "tip",
  severity: "info",
  icon: "timer",
  title: "Dừng 5 phút trước khi chuyển tiền",
  short: "Dừng 5 phút, hỏi rồi hãy chuyển tiền",
  lines: [
    "Đặt điện thoại xuống, uống một ngụm nước",
    "Kể lại câu chuyện cho một người bạn tin",
    "Tự tìm số chính thức và gọi lại để hỏi",
  ],
  report: report.slice(0, 2),
  source,
  updated,
});

export const parentsMeeting = NoticeBody.parse({
  template: "news",
  severity: "info",
  icon: "people",
  title: "Họp phụ huynh giữa kỳ",
  short: "Họp phụ huynh: 8 giờ thứ Bảy 28/11",
  text: "Kính mời phụ huynh dự họp lúc 8 giờ thứ Bảy 28/11/2026 tại lớp học của con.",
  figure: "28/11",
  report: [],
  source: "Trường Tiểu học Bến Đò A",
  updated,
});

export const bookDrive = NoticeBody.parse({
  template: "news",
  severity: "info",
  icon: "book",
  title: "Quyên góp sách cũ",
  short: "Quyên góp sách cũ đến hết 04/12",
  text: "Thùng sách đặt ở sảnh nhà hiệu bộ đến hết 04/12/2026.",
  figure: null,
  report: [],
  source: "Trường Tiểu học Hoa Sữa",
  updated,
});

export const inEnglish = NoticeBody.parse({
  ...fakePolice,
  title: "“This is the police. Pay now.”",
  answer: "Hang up, tell your family, go to the police station",
  short: "Police never investigate by phone",
  signs: [
    "A caller claims you are part of a criminal case",
    "They send a warrant by chat and forbid you to talk",
    "They press you to move money to a “safe account”",
  ],
  actions: [
    "Hang up and do not call that number back",
    "Tell someone you trust or go to the police",
    "Send no money, read out no code, install no app",
  ],
  source: "Lac Thuy Provincial Police",
  report: [{ label: "Police", value: "113" }],
});

/** Stacked capitals, deep tails, and every line as long as the contract lets it be. */
function long(charactersMax: number): string {
  const text = "Ẫ Ế Ổ Ằ Ự Ỵ gjy nghiêng những đường truyền thông khuyến khích giữ gìn ";
  return text.repeat(4).slice(0, charactersMax).trimEnd().padEnd(charactersMax, "y");
}

const longChannels = [1, 2, 3, 4].map((nth) => ({ label: `${long(46)} ${nth}`, value: long(48) }));
const longCommon = {
  icon: "megaphone",
  title: long(48),
  simple: long(72),
  short: long(45),
  report: longChannels,
  source: long(80),
  updated: "23/11/2026, lúc 16:45 qq",
} as const;

export const longestWarning = NoticeBody.parse({
  template: "warning",
  severity: "warning",
  ...longCommon,
  answer: long(64),
  signs: [long(64), long(64), long(64)],
  actions: [long(64), long(64), long(64)],
});

export const longestTip = NoticeBody.parse({
  template: "tip",
  severity: "info",
  ...longCommon,
  lines: [long(64), long(64), long(64)],
});

export const longestNews = NoticeBody.parse({
  template: "news",
  severity: "info",
  ...longCommon,
  text: long(240),
  figure: "30/11–12/12",
});

export const longUnitName = "Trường Phổ thông Dân tộc bán trú THCS Nguyễn Ngọc Thượng Huề";
