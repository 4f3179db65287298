/** The content's own words (Vietnamese machine values) in the words of the contract. */
import type { Level, Severity } from "../../contract/level.ts";
import type { NoticeBody } from "../../contract/items/notice.ts";
import type { Place } from "../../contract/placement.ts";
import type { TakeoverSize } from "../../contract/takeover.ts";

const severities: Readonly<Record<string, Severity>> = {
  thong_tin: "info",
  luu_y: "caution",
  canh_bao: "warning",
  nguy_hiem: "danger",
};

const levels: Readonly<Record<string, Level>> = {
  thong_thuong: "normal",
  uu_tien: "priority",
  khan_cap: "urgent",
};

const places: Readonly<Record<string, Place>> = {
  cong: "gate",
  sanh: "lobby",
  hanh_lang: "corridor",
  san_truong: "yard",
  nha_an: "canteen",
  thu_vien: "library",
  phong_hoi_dong: "staff_room",
  lop_hoc: "classroom",
  ky_tuc_xa: "dormitory",
  mot_cua: "counter",
  noi_bo: "internal",
};

const sizes: Readonly<Record<string, TakeoverSize>> = { takeover: "full", band: "band", ticker: "ticker" };

const weekdays: Readonly<Record<string, number>> = { t2: 1, t3: 2, t4: 3, t5: 4, t6: 5, t7: 6, cn: 7 };

/** Names in the content that are not names of pictograms, and the picture that tells the same story. */
const icons: Readonly<Record<string, NoticeBody["icon"]>> = {
  border: "sign",
  box: "parcel",
  family: "house",
  graduation: "cap",
  loop: "hook",
  "mail-warning": "envelope",
  "news-check": "megaphone",
  "phone-back": "phone",
  "receipt-x": "chat",
  "shield-image": "shield",
  speak: "chat",
  steps: "book",
  tasks: "wallet",
  transfer: "wallet",
};

function known<Value>(table: Readonly<Record<string, Value>>, word: string): Value {
  const value = table[word];
  if (value === undefined) throw new Error(`the demo content uses a word nobody knows: ${word}`);
  return value;
}

export const severityOf = (word: string): Severity => known(severities, word);
export const levelOf = (word: string): Level => known(levels, word);
export const placeOf = (word: string): Place => known(places, word);
export const takeoverSizeOf = (word: string): TakeoverSize => known(sizes, word);
export const weekdayOf = (word: string): number => known(weekdays, word);
export const iconOf = (word: string): string => icons[word] ?? word;
