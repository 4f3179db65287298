/** Gallery cases of takeovers and of the pairing panel, in the board's own elements. */
import { BoardSize } from "../../../contract/board.ts";
import { ScenePairing } from "../../../contract/scene.ts";
import { Takeover } from "../../../contract/takeover.ts";
import { fontsReady } from "../../../renderer/fonts.ts";
import { SignPairing } from "../../../renderer/pairing/sign-pairing.ts";
import { markSidePx } from "../../../renderer/sign-mark.ts";
import { SignTakeover } from "../../../renderer/takeover/sign-takeover.ts";
import type { GalleryCase } from "./gallery-case.ts";

const nowMs = Date.UTC(2026, 10, 23, 2, 10);

const examCall = {
  id: "KC-2026-001",
  size: "full",
  severity: "danger",
  headline: "Nhiều phụ huynh bị gọi lừa “sửa hồ sơ thi”",
  instructions: [
    "Không bấm đường dẫn, không quét khuôn mặt",
    "Gọi giáo viên chủ nhiệm để kiểm tra",
    "Đã lỡ làm theo: gọi ngân hàng khóa tài khoản, đến Công an",
  ],
  where: "Phường Bến Đò, xã Núi Vọng",
  ticker: "KHẨN: kẻ gian giả Công an xã gọi phụ huynh lớp 12 “sửa hồ sơ thi”. Không bấm đường dẫn.",
  short: "KHẨN: gọi “sửa hồ sơ thi” là lừa đảo",
  fromMs: nowMs,
  untilMs: Date.UTC(2026, 10, 23, 11, 0),
};

const long = (charactersMax: number) =>
  "Ẫ Ế Ổ Ằ Ự Ỵ gjy nghiêng những đường truyền thông khuyến khích giữ gìn nghiêm túc "
    .repeat(3)
    .slice(0, charactersMax)
    .trimEnd()
    .padEnd(charactersMax, "y");

const longestId = "KC-longest";
const longest = {
  ...examCall,
  id: longestId,
  headline: long(90),
  instructions: [long(80), long(80), long(80)],
  where: long(80),
  short: long(45),
};

export const takeovers = {
  danger: Takeover.parse(examCall),
  warning: Takeover.parse({
    ...examCall,
    severity: "warning",
    headline: "Có trang web giả cổng tuyển sinh đầu cấp",
    instructions: ["Chỉ vào cổng theo địa chỉ nhà trường niêm yết", "Không nộp phí giữ chỗ"],
    untilMs: Date.UTC(2026, 10, 24, 10, 30),
  }),
  exercise: Takeover.parse({
    ...examCall,
    exercise: true,
    severity: "warning",
    headline: "Giả định: có cuộc gọi lừa đảo nhắm vào nhà trường",
  }),
  clear: Takeover.parse({
    ...examCall,
    kind: "all_clear",
    severity: "info",
    headline: "Các cuộc gọi lừa “sửa hồ sơ thi” đã được ngăn chặn",
    instructions: [],
    where: null,
  }),
  longestClear: Takeover.parse({
    ...examCall,
    id: longestId,
    kind: "all_clear",
    exercise: true,
    severity: "info",
    headline: long(90),
    instructions: [],
  }),
  longestDrill: Takeover.parse({ ...longest, exercise: true }),
  longest: Takeover.parse(longest),
} as const;

/** Where the board draws the proof mark: opaque, so that what it would cover is missed. */
function markOn(heightPx: number): HTMLElement {
  const box = document.createElement("div");
  box.className = "corner";
  const sidePx = markSidePx(heightPx < 200 ? heightPx : 1080);
  box.style.cssText = `position:absolute;left:0;bottom:0;width:${sidePx}px;height:${sidePx}px`;
  box.style.background = "#fff";
  return box;
}

export function takeoverCase(
  name: string,
  takeover: Takeover,
  widthPx: number,
  heightPx: number,
  page = 0,
): GalleryCase {
  const shortName = takeover.id === longestId ? long(60) : "Công an tỉnh Lạc Thủy";
  return {
    name,
    widthPx,
    heightPx,
    async show(frame) {
      await fontsReady(heightPx);
      const element = new SignTakeover();
      Object.assign(element, {
        takeover: { takeover, source: { name: shortName, shortName } },
        size: BoardSize.parse({ widthPx, heightPx }),
        locale: "vi",
        timeZone: "Asia/Ho_Chi_Minh",
        nowMs,
        motion: false,
      });
      frame.append(element, markOn(heightPx));
      await element.updateComplete;
      element.page = page;
      await element.updateComplete;
    },
  };
}

const pairing = ScenePairing.parse({
  userCode: "BKTR-WMZP",
  verificationUri: "https://bangtin.example/ghep?code=BKTR-WMZP",
  fingerprint: "cầu tre xanh",
  number: "47",
  expiresAtMs: nowMs,
});

export function pairingCase(name: string, widthPx: number, heightPx: number): GalleryCase {
  return {
    name,
    widthPx,
    heightPx,
    async show(frame) {
      await fontsReady(heightPx);
      const element = new SignPairing();
      Object.assign(element, { pairing, size: BoardSize.parse({ widthPx, heightPx }), locale: "vi" });
      frame.append(element);
      await element.updateComplete;
    },
  };
}
