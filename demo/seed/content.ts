/** The demo's content files as they are written, typed by hand: the only place that imports the JSON. */
import calendarFile from "../content/calendar.json" with { type: "json" };
import campaignsFile from "../content/campaigns.json" with { type: "json" };
import orgFile from "../content/org.json" with { type: "json" };
import playlistsFile from "../content/playlists.json" with { type: "json" };
import channelsFile from "../content/reporting-channels.json" with { type: "json" };
import scamsFile from "../content/scams.json" with { type: "json" };
import noticesFile from "../content/school-notices.json" with { type: "json" };
import timetableFile from "../content/timetable.json" with { type: "json" };
import tipsFile from "../content/tips.json" with { type: "json" };
import alertsFile from "../content/urgent-alerts.json" with { type: "json" };

export interface RawOffice {
  readonly id: string;
  readonly name: string;
  readonly short?: string;
}

export interface RawSite extends RawOffice {
  readonly short: string;
  readonly kind: string;
  readonly commune_id: string;
  readonly managed_by: string;
  readonly audiences: readonly string[];
  readonly timetable_id: string;
}

export interface RawBoard {
  readonly id: string;
  readonly site_id: string;
  readonly location: string;
  readonly zone: string;
  readonly width_px: number;
  readonly height_px: number;
  readonly audiences: readonly string[];
  readonly demo_state: { readonly status: string };
}

/** What scams and tips have in common. */
export interface RawMessage {
  readonly id: string;
  readonly severity: string;
  readonly default_priority: string;
  readonly audiences: readonly string[];
  readonly ticker: string;
  readonly ticker_short: string;
  readonly simple_tieu_hoc: string | null;
  readonly icon: string;
}

export interface RawScam extends RawMessage {
  readonly name_vi: string;
  readonly poster: {
    readonly title: string;
    readonly slogan: string;
    readonly signs: readonly string[];
    readonly actions: readonly string[];
  };
  readonly report_channels: readonly string[];
}

export interface RawTip extends RawMessage {
  readonly title: string;
  readonly body: readonly string[];
}

export interface RawSchoolNotice {
  readonly id: string;
  readonly site_id: string;
  readonly title: string;
  readonly body: string;
  readonly ticker: string;
  readonly audiences: readonly string[];
  readonly start: string;
  readonly end: string;
  readonly status: string;
}

export interface RawPlaylist {
  readonly id: string;
  readonly name: string;
  readonly items: readonly string[];
  readonly dwell_override_s?: number;
}

export interface RawPeriod {
  readonly id: string;
  readonly label: string;
  readonly start: string;
  readonly end: string;
  readonly days: readonly string[];
  readonly kind: string;
  readonly playlist_id: string | null;
  /** Only boards hanging there; the others have nothing to play. */
  readonly zones?: readonly string[];
  readonly motion?: boolean;
}

export interface RawTimetable {
  readonly id: string;
  readonly name: string;
  readonly periods: readonly RawPeriod[];
}

export interface RawCampaign {
  readonly id: string;
  readonly name: string;
  readonly start: string;
  readonly audiences: readonly string[];
  readonly weeks: readonly {
    readonly week: number;
    readonly theme: string;
    readonly content_ids: readonly string[];
  }[];
  readonly status: string;
}

export interface RawAlert {
  readonly id: string;
  readonly msg_type: string;
  readonly status: string;
  readonly severity: string;
  readonly headline: string;
  readonly ticker: string;
  readonly ticker_short: string;
  readonly instructions: readonly string[];
  readonly scope: { readonly org_ids: readonly string[]; readonly audiences: readonly string[] };
  readonly effective: string;
  readonly expires: string;
  readonly display: { readonly mode: string };
}

export interface RawChannel {
  readonly id: string;
  readonly name: string;
  readonly value: string;
}

export interface RawCalendar {
  readonly holidays: readonly { readonly date: string; readonly end: string; readonly note?: string }[];
  readonly school_years: readonly { readonly opening: string; readonly year_end_before: string }[];
  readonly quiet_windows: readonly {
    readonly name: string;
    readonly site_id: string;
    readonly start: string;
    readonly end: string;
    readonly times: readonly string[];
  }[];
}

export interface DemoContent {
  readonly calendar: RawCalendar;
  readonly province: RawOffice & { readonly timezone: string };
  readonly departments: readonly RawOffice[];
  readonly communes: readonly RawOffice[];
  readonly sites: readonly RawSite[];
  readonly boards: readonly RawBoard[];
  readonly scams: readonly RawScam[];
  readonly tips: readonly RawTip[];
  readonly notices: readonly RawSchoolNotice[];
  readonly playlists: readonly RawPlaylist[];
  readonly timetables: readonly RawTimetable[];
  readonly campaigns: readonly RawCampaign[];
  readonly alerts: readonly RawAlert[];
  readonly channels: readonly RawChannel[];
}

export const demoContent: DemoContent = {
  calendar: calendarFile,
  province: orgFile.province,
  departments: orgFile.departments,
  communes: orgFile.communes,
  sites: orgFile.sites,
  boards: orgFile.boards,
  scams: scamsFile.items,
  tips: tipsFile.items,
  notices: noticesFile.items,
  playlists: playlistsFile.items,
  timetables: timetableFile.items,
  campaigns: campaignsFile.items,
  alerts: alertsFile.items,
  channels: channelsFile.items,
};
