/**
 * Vietnamese compounds that a line or a page never breaks inside. Vietnamese writes a space between
 * the syllables of one word, so a browser cannot know; this list holds the compounds warnings are made
 * of.
 */
const listed = `
tài khoản, chuyển tiền, chuyển khoản, đường dẫn, ứng dụng, mật khẩu, mã otp, mã qr, ngân hàng, công an,
tòa án, viện kiểm sát, điện thoại, lừa đảo, kẻ gian, kẻ xấu, kẻ lừa đảo, nhà trường, giáo viên, chủ nhiệm,
phụ huynh, học sinh, sinh viên, bố mẹ, thầy cô, trẻ em, người thân, người nhà, người lạ, người lớn, người
quen, gia đình, bệnh viện, bác sĩ, cấp cứu, viện phí, cán bộ, điều tra, ma túy, rửa tiền, vụ án, lệnh bắt,
qua mạng, trên mạng, bí mật, an toàn, kiểm tra, kiểm chứng, thông tin, cá nhân, chính thức, tổng đài, tin
nhắn, cuộc gọi, số lạ, tiền gấp, đặt cọc, tiền cọc, phí vận chuyển, vận chuyển, trúng thưởng, quà tặng,
nhận quà, xác thực, hai lớp, khuôn mặt, giọng nói, giả mạo, giả danh, cơ quan, nhà nước, xã hội, an ninh,
pháp luật, hợp đồng, biên giới, đầu tư, cho vay, tín dụng, danh bạ, dịch vụ, học bổng, tuyển sinh, cổng
trường, đầu cấp, hồ sơ, lớp học, giữa kỳ, cuối kỳ, học kỳ, trang web, trang quản lý, tên miền, máy tính,
máy chủ, màn hình, sao lưu, cập nhật, cài đặt, phần mềm, mã độc, tệp đính kèm, bảo vệ, phòng tránh, cảnh
báo, nguy hiểm, dấu hiệu, việc cần làm, báo tin, bảng tin, bảng điện tử, điện tử, diễn tập, sơ tán, sân
trường, phòng học, nhà ăn, bán trú, thực đơn, tiêm chủng, y tế, phường xã, đặc khu, địa phương, ủy ban,
nhân dân, thành phố, giữ chỗ, giữ lại, biên lai, trình báo, kể ngay, gọi lại, tắt máy, cúp máy, đọc kỹ,
nhìn kỹ, tự tìm, tự gõ, tự tra, đừng bấm, không bấm, không gửi, không đọc, không cài, không trả, không
chuyển, chưa nhận, chưa chuyển, chưa chắc, nhà ai, ngay lập tức, câu chuyện, mỗi ngày, mỗi tháng, bất
thường, đột ngột, liên lạc, liên hệ, liên quan, yêu cầu, nhân viên, bưu tá, giao hàng, đơn hàng, hàng hóa,
thanh toán, hóa đơn, tiền điện, việc làm, tuyển dụng, người mẫu, ủng hộ, quyên góp, từ thiện, riêng tư,
hình ảnh, thứ hai, thứ ba, thứ tư, thứ năm, thứ sáu, thứ bảy, chủ nhật, hàng năm, kinh doanh, nạp tiền,
rút tiền, vay tiền, địa chỉ, niêm yết, tổ chức, chương trình, phụ trách, hiệu bộ, văn phòng, chi đoàn, học
phần, cổng thông tin, chìa khóa, hít thở, thật chậm, bình an, phản ánh, cả ngày, lẫn đêm, bất kỳ, mưa bão,
ngập lụt, sạt lở, khẩn cấp,
`;

const compounds = listed
  .split(",")
  .map((compound) => compound.trim())
  .filter((compound) => compound !== "")
  .sort((a, b) => b.length - a.length);

const pattern = new RegExp(`(?<!\\p{L})(?:${compounds.join("|")})(?!\\p{L})`, "giu");

/** Puts no-break spaces inside the compounds of a text. */
export function joinCompounds(text: string): string {
  return text.replace(pattern, (compound) => compound.replaceAll(" ", "\u00a0"));
}
