/**
 * The sentences of `explain`, one for each way a verdict can fall, each with the rule of docs/SCHEDULING.md
 * that decided it. `{...}` is filled in.
 */
import type { Bilingual } from "../../contract/text.ts";

interface Rule extends Bilingual {
  readonly rule: string;
  readonly plays: boolean;
}

function plays(rule: string, vi: string, en: string): Rule {
  return { rule, plays: true, vi, en };
}

function waits(rule: string, vi: string, en: string): Rule {
  return { rule, plays: false, vi, en };
}

export const rules = {
  other_board: waits("1.1", "không dành cho bảng này", "not addressed to this board"),
  other_audience: waits("1.2", "dành cho người xem khác", "for another audience"),
  not_understood: waits(
    "1.3",
    "trình phát này chưa hiểu một điều kiện của nội dung, cần cập nhật",
    "this player does not understand one of its conditions and must be updated",
  ),
  withdrawn: waits("1.4", "đã được gỡ xuống", "withdrawn"),
  asset_missing: waits("1.5", "chưa có tệp trên bảng, đang tải", "a file is not on the board yet"),
  too_old_offline: waits(
    "1.6",
    "bảng mất liên lạc đã lâu, nội dung gấp không còn chắc đúng",
    "the board has been out of contact too long for time-critical content",
  ),
  other_place: waits("1.8", "dành cho bảng treo ở chỗ khác", "for boards that hang elsewhere"),
  other_shape: waits("1.9", "dành cho bảng có hình dạng khác", "made for boards of another shape"),
  other_variant: waits(
    "1.10",
    "một bản khác của mục này phát thay, hợp ngôn ngữ của bảng hơn",
    "another form of it plays, in a language this board prefers",
  ),
  nothing_left: waits(
    "1.7",
    "không còn mục nào phát được trên bảng này",
    "none of its items may play on this board",
  ),
  not_begun: waits("2.2", "bắt đầu lúc {at}", "begins at {at}"),
  over: waits("2.2", "đã hết thời gian", "its time is over"),
  closed: waits("2.3", "mở lúc {at}", "opens at {at}"),
  items_wait: waits("2.5", "các mục có hiệu lực từ {at}", "its items are valid from {at}"),
  items_over: waits("2.5", "các mục đều đã hết hiệu lực", "none of its items is valid any more"),
  silent: waits("2.6", "ngừng theo lịch “{calendar}”, mở lúc {at}", "silent in “{calendar}”, opens at {at}"),
  not_during: waits(
    "2.6",
    "chỉ phát theo lịch “{calendar}”, mở lúc {at}",
    "only during “{calendar}”, opens at {at}",
  ),
  calendars_over: waits("2.6", "lịch của nó không còn ngày nào", "its calendars leave no day any more"),
  quiet: waits(
    "2.7",
    "đang giờ yên tĩnh “{window}”, đến {until}",
    "“{window}” is a quiet window, until {until}",
  ),
  overdue: waits("2.8", "quá hạn xem lại từ {since}", "overdue for review since {since}"),
  promised: plays(
    "3.2",
    "trong vòng phát, được bảo đảm {share} thời lượng",
    "in the rotation, {share} of the air time guaranteed",
  ),
  promised_above_first: plays(
    "3.2",
    "trong vòng phát, được bảo đảm {share} thời lượng thay vì {asked}: các phần đã hứa chiếm phần còn lại",
    "in the rotation, {share} of the air time guaranteed instead of {asked}: other promises take the rest",
  ),
  promised_others_bound: plays(
    "3.3",
    "trong vòng phát, được bảo đảm {share} thời lượng thay vì {asked}: giới hạn chung của các đơn vị khác",
    "in the rotation, {share} of the air time guaranteed, not {asked}: the bound for other units' content",
  ),
  no_room_above_first: waits(
    "3.2",
    "các phần đã hứa cho đơn vị cấp trên đã chiếm hết thời lượng",
    "what units above were promised takes all of the air time",
  ),
  no_room_others_bound: waits(
    "3.3",
    "các đơn vị cấp trên đã dùng hết phần dành cho nội dung của đơn vị khác",
    "units above use all of the time that other units' content may take on this board",
  ),
  shares_rest: plays(
    "3.4",
    "trong vòng phát, khoảng {share} thời lượng",
    "in the rotation, about {share} of the air time",
  ),
  no_room: waits(
    "3.4",
    "các phần được bảo đảm đã lấy hết thời lượng",
    "guaranteed shares take all of the air time",
  ),
  takeover_over: waits("4.1", "đã hết hiệu lực", "has run out"),
  takeover_waits: waits("4.1", "bắt đầu lúc {at}", "begins at {at}"),
  takeover_poster: plays(
    "4.2",
    "đã hết thời gian khẩn cấp: phát như một áp phích, khoảng {share} thời lượng",
    "its urgent life is over: plays as a poster, about {share} of the air time",
  ),
  takeover_ticker: plays(
    "4.2",
    "đã hết thời gian khẩn cấp: chạy như một dòng chữ",
    "its urgent life is over: runs as a ticker",
  ),
  takeover_cancelled: waits("4.3", "đã được kết thúc", "ended by a later message"),
  takeover_shown: plays("4.4", "đang hiện trên bảng", "on the board now"),
  takeover_outranked: waits(
    "4.4",
    "nhường cho tin quan trọng hơn: {by}",
    "gives way to a more important one: {by}",
  ),
  ticker_runs: plays("5.1", "đang chạy", "running"),
  ticker_unused: waits("5.1", "không thuộc chiến dịch nào trên bảng này", "in no campaign on this board"),
  only_tickers: plays("5.1", "mở, chỉ có dòng chữ chạy", "open, with tickers only"),
  ticker_double: waits("5.2", "trùng chữ với một dòng đang chạy", "another running line says the same"),
} as const satisfies Record<string, Rule>;

export type RuleName = keyof typeof rules;

export const weekdayNames: Readonly<Record<"vi" | "en", readonly string[]>> = {
  vi: ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"],
  en: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
};
