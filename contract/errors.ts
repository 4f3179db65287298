/**
 * The one catalogue of failures: code -> what it means in both languages and who should act. docs/ERRORS.md
 * lists the same codes; `tests/repo/catalogue.test.ts` compares both ways.
 */
import type { Bilingual } from "./text.ts";

/** Who can do something about it. `nobody`: the system deals with it alone. */
export type Actor = "staff" | "admin" | "technician" | "developer" | "nobody";

interface CatalogueEntry extends Bilingual {
  readonly act: Actor;
}

function entry(act: Actor, vi: string, en: string): CatalogueEntry {
  return { act, vi, en };
}

export const errorCatalogue = {
  // Input at a border.
  input_type: entry("staff", "Sai kiểu dữ liệu", "Wrong type of value"),
  input_missing: entry("staff", "Thiếu mục bắt buộc", "A required field is missing"),
  input_range: entry("staff", "Giá trị nằm ngoài giới hạn", "The value is out of range"),
  input_format: entry("staff", "Giá trị không đúng dạng", "The value has the wrong form"),
  input_choice: entry(
    "staff",
    "Giá trị không có trong danh sách cho phép",
    "The value is not one of the choices",
  ),
  input_unknown_key: entry("staff", "Có mục không được nhận biết", "There is an unknown field"),
  input_json: entry("staff", "Không đọc được JSON", "This is not JSON"),
  input_yaml: entry("staff", "Không đọc được YAML", "This is not YAML"),
  reference_missing: entry(
    "staff",
    "Nhắc đến một mục không có",
    "It refers to something that does not exist",
  ),
  duplicate_id: entry("staff", "Hai mục trùng mã", "Two entries have the same id"),
  daypart_empty: entry("staff", "Khung giờ có độ dài bằng không", "The daypart has no length"),
  dates_reversed: entry("staff", "Ngày kết thúc trước ngày bắt đầu", "The end is before the start"),
  takeover_too_long: entry(
    "staff",
    "Thông báo kéo dài quá lâu: khẩn tối đa 72 giờ, tất cả tối đa 30 ngày",
    "The takeover lasts too long: urgent at most 72 hours, in all at most 30 days",
  ),
  simple_missing: entry(
    "staff",
    "Thiếu câu đơn giản cho học sinh tiểu học",
    "The simple sentence for primary pupils is missing",
  ),
  campaign_empty: entry("staff", "Chiến dịch không có gì để phát", "The campaign has nothing to play"),
  never_plays: entry("staff", "Chiến dịch không bao giờ phát được", "The campaign can never play"),
  daypart_overlap: entry("staff", "Hai khung giờ chồng lên nhau", "Two dayparts overlap"),
  share_impossible: entry(
    "staff",
    "Các phần được bảo đảm cộng lại quá 90 %",
    "The guaranteed shares come to more than 90 %",
  ),
  level_urgent: entry(
    "staff",
    "Nội dung khẩn cấp phải phát bằng báo động, không bằng chiến dịch",
    "What is urgent is raised as a takeover, not as a campaign",
  ),
  urgent_life: entry(
    "staff",
    "Thời gian khẩn cấp dài quá 72 giờ hoặc quá chính báo động",
    "The urgent life is longer than 72 hours or than the takeover itself",
  ),
  scope_outside: entry("staff", "Phạm vi nằm ngoài đơn vị", "The scope is outside the unit"),
  zone_unknown: entry("staff", "Không có múi giờ này", "There is no such time zone"),
  // Calendars people import (RFC 5545).
  calendar_bad: entry("staff", "Không đọc được tệp lịch này", "This calendar file cannot be read"),
  calendar_event_bad: entry(
    "staff",
    "Một sự kiện trong lịch không đọc được nên bị bỏ ra",
    "An event of the calendar cannot be read and is left out",
  ),
  calendar_rule_bad: entry(
    "staff",
    "Quy tắc lặp lại không hiểu được nên sự kiện bị bỏ ra",
    "A rule of repetition is not understood, so its event is left out",
  ),
  calendar_too_dense: entry("staff", "Lịch lặp lại quá dày", "The calendar repeats too often"),
  calendar_empty: entry(
    "staff",
    "Lịch không có giờ nào trong thời gian tới",
    "The calendar holds no time in the time ahead",
  ),
  province_only: entry("staff", "Chỉ cấp tỉnh được đặt mục này", "Only the province may set this"),
  // Alerts from elsewhere (docs/CAP.md).
  cap_xml: entry("staff", "Không phải XML đúng chuẩn", "This is not well-formed XML"),
  cap_encoding: entry("staff", "Không đọc được bảng mã của tệp", "The encoding cannot be read"),
  cap_dtd: entry(
    "staff",
    "XML có khai báo DTD hoặc thực thể, không được nhận",
    "XML with a DTD or entities is refused",
  ),
  cap_limit: entry("staff", "XML vượt giới hạn an toàn", "The XML exceeds a safety limit"),
  cap_root: entry("staff", "Đây không phải cảnh báo CAP", "This is no CAP alert"),
  cap_namespace: entry("staff", "Phiên bản CAP không được hỗ trợ", "This version of CAP is not supported"),
  cap_time: entry(
    "staff",
    "Thời điểm phải có ngày, giờ và múi giờ",
    "An instant needs a date, a time and a zone",
  ),
  cap_deviation: entry(
    "nobody",
    "Lệch chuẩn CAP nhưng vẫn đọc được",
    "Off the CAP standard, read all the same",
  ),
  cap_not_waiting: entry("staff", "Cảnh báo này không chờ duyệt", "This alert does not wait for anybody"),
  cap_origin: entry(
    "admin",
    "Máy chủ không được phép lấy tin từ địa chỉ này",
    "The hub may not fetch from this address",
  ),
  cap_unreachable: entry("admin", "Không lấy được tin từ nguồn", "The source cannot be reached"),
  cap_answer: entry("admin", "Nguồn trả lời sai", "The source's answer makes no sense"),
  // Files people upload.
  media_unsupported: entry(
    "staff",
    "Bảng không phát được loại tệp này",
    "Boards cannot play this kind of file",
  ),
  media_broken: entry("staff", "Tệp bị hỏng, không mở được", "The file is broken and cannot be opened"),
  media_too_big: entry("staff", "Tệp quá lớn", "The file is too big"),
  file_missing: entry("staff", "Không tìm thấy tệp", "The file was not found"),
  // Documents a board refuses (design: security 2.5).
  sig_bad: entry("admin", "Chữ ký không đúng", "The signature does not verify"),
  encoding: entry(
    "admin",
    "Tài liệu không được mã hóa đúng chuẩn",
    "The document is not in its one canonical encoding",
  ),
  header: entry(
    "admin",
    "Phần đầu của chữ ký không được chấp nhận",
    "The signature header is not acceptable",
  ),
  role_wrong: entry(
    "admin",
    "Khóa không có quyền ký loại tài liệu này",
    "The key may not sign this kind of document",
  ),
  board_mismatch: entry("admin", "Tài liệu dành cho bảng khác", "The document is for another board"),
  rollback: entry(
    "admin",
    "Tài liệu cũ hơn tài liệu đã nhận",
    "The document is older than one already accepted",
  ),
  expired: entry("admin", "Tài liệu đã hết hạn kích hoạt", "The document is too old to be activated"),
  not_yet: entry("admin", "Tài liệu chưa đến lúc có hiệu lực", "The document is not valid yet"),
  scope: entry("admin", "Khóa ký không có quyền trên đơn vị này", "The key has no grant over this unit"),
  kind: entry(
    "admin",
    "Khóa ký không có quyền với loại nội dung hoặc mức này",
    "The key has no grant for this kind or level",
  ),
  uncovered: entry("admin", "Nội dung chưa được phê duyệt", "The content is not covered by an approval"),
  size: entry("nobody", "Kích thước tệp không như đã công bố", "The size is not as announced"),
  hash: entry("nobody", "Nội dung tệp không như đã công bố", "The bytes are not as announced"),
  decode: entry("admin", "Không giải mã được hình hoặc video", "The picture or video cannot be decoded"),
  schema: entry("admin", "Tài liệu sai cấu trúc", "The document has the wrong shape"),
  too_big: entry("admin", "Tài liệu vượt giới hạn kích thước", "The document exceeds its size limit"),
  min_app: entry(
    "technician",
    "Trình phát quá cũ, cần cập nhật",
    "The player is too old and must be updated",
  ),
  root_unexpected: entry(
    "admin",
    "Tài liệu gốc của máy chủ không phải tài liệu bảng được dặn tin",
    "The hub's root document is not the one this board was told to trust",
  ),
  root_chain: entry("admin", "Chuỗi tài liệu gốc bị đứt", "The chain of root documents is broken"),
  // Hub and requests.
  not_found: entry("staff", "Không tìm thấy", "Not found"),
  token_missing: entry("staff", "Cần đăng nhập", "A token is required"),
  token_bad: entry("staff", "Mã truy cập không đúng hoặc đã thu hồi", "The token is wrong or revoked"),
  conflict: entry("staff", "Dữ liệu vừa được người khác thay đổi", "Somebody else changed this in between"),
  setup_done: entry("admin", "Hệ thống đã được thiết lập", "The system has already been set up"),
  setup_secret_bad: entry("admin", "Mã thiết lập không đúng", "The set-up secret is wrong"),
  proof_missing: entry("technician", "Thiếu bằng chứng khóa của bảng", "The board's key proof is missing"),
  proof_bad: entry("technician", "Bằng chứng khóa của bảng không đúng", "The board's key proof is wrong"),
  proof_nonce: entry("nobody", "Cần số dùng một lần mới của máy chủ", "A fresh server nonce is required"),
  proof_replayed: entry("admin", "Bằng chứng khóa đã được dùng", "The key proof was used before"),
  board_unknown: entry("technician", "Máy chủ không biết bảng này", "The hub does not know this board"),
  pairing_code_bad: entry(
    "technician",
    "Mã ghép nối không đúng hoặc đã hết hạn",
    "The pairing code is wrong or has expired",
  ),
  pairing_number_bad: entry(
    "technician",
    "Số chọn không khớp với số trên bảng",
    "The number picked is not the one on the board",
  ),
  too_many_requests: entry(
    "nobody",
    "Quá nhiều yêu cầu, hãy thử lại sau",
    "Too many requests, try again later",
  ),
  body_too_big: entry("staff", "Dữ liệu gửi lên quá lớn", "The request is too big"),
  hub_unreachable: entry("technician", "Không liên lạc được máy chủ", "The hub cannot be reached"),
  hub_answer_bad: entry("admin", "Máy chủ trả lời sai", "The hub's answer makes no sense"),
  internal: entry("developer", "Lỗi bên trong hệ thống", "An internal error"),
  // Players.
  config_bad: entry("technician", "Tệp cấu hình sai", "The configuration file is wrong"),
  store_damaged: entry(
    "nobody",
    "Cơ sở dữ liệu hỏng, đã để riêng và lập lại",
    "The database was damaged, set aside and rebuilt",
  ),
  slot_damaged: entry(
    "nobody",
    "Tệp chương trình hỏng, dùng bản còn lại",
    "A programme file was damaged; the other one is used",
  ),
  disk_full: entry("technician", "Hết dung lượng đĩa", "The disk is full"),
  disk_failed: entry("technician", "Đĩa không ghi được dữ liệu", "The disk does not take what is written"),
  store_full: entry(
    "admin",
    "Nội dung cần phát lớn hơn dung lượng dành cho bảng",
    "What is to be shown is larger than the board's store may be",
  ),
  plays_dropped: entry(
    "technician",
    "Quá nhiều lượt phát chưa ghi hoặc chưa gửi, đã bỏ lượt cũ nhất",
    "Too many plays were neither saved nor sent: the oldest were dropped",
  ),
  asset_missing: entry("nobody", "Thiếu tệp, đang tải lại", "An asset is missing and is fetched again"),
  local_folder_bad: entry(
    "staff",
    "Tệp trong thư mục cục bộ có lỗi",
    "Something in the local folder is wrong",
  ),
  renderer_lost: entry("nobody", "Cửa sổ hiển thị dừng, đã mở lại", "The window died and was brought back"),
  renderer_hung: entry(
    "nobody",
    "Cửa sổ hiển thị bị treo, đã mở lại",
    "The window hung and was brought back",
  ),
  engine_lost: entry("nobody", "Bộ điều khiển dừng, đã chạy lại", "The engine died and was brought back"),
  engine_hung: entry("nobody", "Bộ điều khiển bị treo, đã chạy lại", "The engine hung and was brought back"),
  message_bad: entry(
    "developer",
    "Thông điệp nội bộ sai dạng hoặc sai nguồn",
    "An internal message had the wrong shape or sender",
  ),
  clock_jumped: entry("technician", "Đồng hồ máy thay đổi đột ngột", "The system clock jumped"),
} as const satisfies Record<string, CatalogueEntry>;

export type ErrorCode = keyof typeof errorCatalogue;
