/**
 * What an alert means for our boards: how large, how severe, in which words, from when until when; or why it
 * shows nothing. Pure: the instant comes as an argument.
 */
import type { CapAlert, CapInfo } from "../../contract/cap.ts";
import type { CapReason } from "../../contract/cap-reasons.ts";
import type { CapForm, CapShowing, CapSource } from "../../contract/cap-sources.ts";
import type { Severity } from "../../contract/level.ts";
import { alertWords } from "./alert-words.ts";
import { chooseInfos } from "./choose-infos.ts";

export type CapSettings = Pick<
  CapSource,
  "languages" | "exercises" | "timeZone" | "lifeMsDefault" | "lifeMsMax"
> & { readonly urgentMs: number };

export interface Mapping {
  /** Empty: nothing is shown, and `reasons` say why. */
  readonly showings: readonly CapShowing[];
  readonly reasons: readonly CapReason[];
}

const severities: Readonly<Record<CapInfo["severity"], Severity>> = {
  Extreme: "danger",
  Severe: "warning",
  Moderate: "caution",
  Minor: "info",
  // Real warnings come as Unknown (Australia, Mexico): neither the worst nor nothing.
  Unknown: "caution",
};

function formOf({ severity, urgency }: CapInfo): CapForm {
  if (severity === "Extreme" || severity === "Severe") {
    return urgency === "Immediate" || urgency === "Expected" ? "full" : "band";
  }
  return severity === "Moderate" ? "bulletin" : "ticker";
}

/** MeteoAlarm's members send "1; green; Minor" to say that there is no warning. */
function isGreen({ parameters }: CapInfo): boolean {
  return parameters.some(
    ({ name, value }) => name.toLowerCase() === "awareness_level" && /^\s*1\s*;|green/i.test(value),
  );
}

/** Why one block shows nothing new, whatever its severity. */
function quietReason(info: CapInfo): CapReason | null {
  if (info.responses.includes("AllClear")) return "all_clear";
  if (info.urgency === "Past") return "past";
  return isGreen(info) ? "green" : null;
}

/** True when the message says that the danger is over. */
export function saysItIsOver({ messageType, infos }: CapAlert): boolean {
  if (messageType === "Cancel") return true;
  const isOver = (info: CapInfo) => info.responses.includes("AllClear") || info.urgency === "Past";
  return infos.length > 0 && infos.every(isOver);
}

/** Why the message as a whole shows nothing. */
export function silentReason(alert: CapAlert, exercises: boolean): CapReason | null {
  const { status, scope, messageType, infos } = alert;
  if (status === "Exercise" && !exercises) return "exercise_off";
  if (status !== "Actual" && status !== "Exercise") return "status_silent";
  if (scope !== "Public") return "scope_silent";
  if (messageType === "Ack" || messageType === "Error") return "answer";
  if (messageType === "Cancel") return "cancels";
  return infos.length === 0 ? "no_info" : null;
}

interface Life {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly reasons: CapReason[];
}

/** A `sent` after its own receipt is a clock or zone that is wrong there: it counts as sent now. */
function lifeOf(info: CapInfo, alert: CapAlert, settings: CapSettings, receivedAtMs: number): Life {
  const sentMs = Math.min(alert.sentMs, receivedAtMs);
  const lastMs = sentMs + settings.lifeMsMax;
  const wantedMs = info.expiresMs ?? sentMs + settings.lifeMsDefault;
  const reasons: CapReason[] = [];
  if (info.expiresMs === null) reasons.push("life_default");
  if (wantedMs > lastMs) reasons.push("life_capped");
  return {
    fromMs: Math.max(info.effectiveMs ?? sentMs, sentMs),
    untilMs: Math.min(wantedMs, lastMs),
    reasons,
  };
}

export function mapAlert(
  alert: CapAlert,
  settings: CapSettings,
  instants: { readonly receivedAtMs: number; readonly nowMs: number },
): Mapping {
  const silent = silentReason(alert, settings.exercises);
  if (silent !== null) return { showings: [], reasons: [silent] };
  const { receivedAtMs, nowMs } = instants;
  const reasons = new Set<CapReason>();
  const exercise = alert.status === "Exercise";
  const showings = chooseInfos(alert.infos, settings.languages).flatMap(({ info, index, language }) => {
    const life = lifeOf(info, alert, settings, receivedAtMs);
    const quiet = quietReason(info);
    if (quiet !== null || nowMs >= life.untilMs || life.fromMs >= life.untilMs) {
      reasons.add(quiet ?? "expired");
      return [];
    }
    for (const reason of ["mapped", ...life.reasons] as const) reasons.add(reason);
    const fromMs = Math.max(life.fromMs, nowMs);
    const urgentEndMs = fromMs + settings.urgentMs;
    const showing: CapShowing = {
      info: index,
      form: formOf(info),
      severity: severities[info.severity],
      exercise,
      language,
      ...alertWords(info, { language, timeZone: settings.timeZone, nowMs, exercise }),
      fromMs,
      urgentUntilMs: urgentEndMs < life.untilMs ? urgentEndMs : null,
      untilMs: life.untilMs,
    };
    return [showing];
  });
  return { showings, reasons: [...reasons] };
}
