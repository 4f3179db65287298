/** What a reader says in one breath stays on one line. */
import { expect, test } from "vitest";
import { joinWords, startsWithQuote, typeset } from "../../../renderer/notice/typeset.ts";

const shown = (text: string) => text.replaceAll("\u00a0", "_");

test.each([
  ["Dừng 5 phút trước khi chuyển tiền", "Dừng 5_phút trước khi chuyển_tiền"],
  ["Gọi 113 ngay", "Gọi_113_ngay"],
  ["Họp lúc 8 giờ thứ Bảy 28/11", "Họp lúc 8_giờ thứ_Bảy 28/11"],
  ["Không gửi – không trả tiền", "Không_gửi_– không_trả tiền"],
])("%s is set as %s", (text, set) => {
  expect(shown(typeset(text))).toBe(set);
});

test("a short quotation keeps together on a poster, but not on a strip", () => {
  expect(shown(typeset("vào “sửa hồ sơ thi” đó"))).toBe("vào “sửa_hồ_sơ_thi” đó");
  expect(shown(joinWords("vào “sửa hồ sơ thi” đó"))).toBe("vào “sửa hồ_sơ thi” đó");
});

test("an arrow becomes a mark our faces have", () => {
  expect(typeset("Dịch vụ → Kiến nghị")).not.toContain("→");
});

test("setting a text changes nothing but its spaces", () => {
  const text = "Ẫ Ế Ổ Ằ: công an xã, “tài khoản an toàn” 5 lần – đừng tin";
  expect(typeset(text).replaceAll("\u00a0", " ")).toBe(text);
});

test("a title that opens with a quotation mark hangs it", () => {
  expect(startsWithQuote("“Công an” gọi?")).toBe(true);
  expect(startsWithQuote("Mã “OTP”")).toBe(false);
});
