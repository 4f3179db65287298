/**
 * Decides about every open alert of a unit: ended by another message first, then by time; then what is to be
 * shown, where, and as what. Writes takeovers and verdicts; runs inside one transaction.
 */
import { UnitContent } from "../../contract/unit-content.ts";
import type { CapReason } from "../../contract/cap-reasons.ts";
import { CapSource } from "../../contract/cap-sources.ts";
import type { Scope, Unit } from "../../contract/unit.ts";
import type { StoredAlert } from "../store/cap-alerts.ts";
import type { Stores } from "../store/open-store.ts";
import { type Ending, endingsOf } from "./chains.ts";
import { type CapSettings, mapAlert } from "./map-alert.ts";
import { type Placed, allClearOf, outputsOf } from "./outputs.ts";
import { placesOf } from "./places.ts";

/** Takeovers, posters and tickers of alerts in one edition; further ones wait until others end. */
export const alertsShownMax = 40;
/** With more takeovers than this in an edition, an alert ends without the calm word after it. */
const takeoversForClearMax = 80;
/** How long editions carry an all-clear: boards that were away see at least that it is over. */
const clearKeptMs = 3_600_000;

export interface Deciding {
  readonly stores: Stores;
  readonly scope: Scope;
  readonly unit: Unit;
  readonly nowMs: number;
}

/** For an alert staff accepted although no source believes its sender. */
const acceptedSettings = CapSource.parse({ id: "accepted", name: "accepted", senders: ["-"] });

interface Context extends Deciding {
  readonly sources: ReadonlyMap<string, CapSource>;
  readonly units: readonly Unit[];
  readonly urgentMs: number;
  /** How many more alerts there is room for. */
  room: number;
}

async function end(context: Context, stored: StoredAlert, reasons: readonly CapReason[]): Promise<void> {
  const { stores, scope, unit, nowMs } = context;
  const state = stored.report.state === "shown" ? "ended" : "silent";
  const content = UnitContent.parse({});
  await stores.capAlerts.decide(scope, unit.id, stored.report.key, {
    state,
    reasons,
    content,
    endedAtMs: nowMs,
  });
}

/** Takes it off the boards; where the danger is over and people saw the alert, says so for ten seconds. */
async function endByMessage(context: Context, stored: StoredAlert, ending: Ending): Promise<void> {
  const { stores, scope, unit, nowMs } = context;
  const { report, vouchedBy } = stored;
  const inForce = await stores.takeovers.inEditions(scope, unit.id, nowMs);
  for (const id of report.takeovers) {
    const takeover = inForce.find((each) => each.takeover.id === id)?.takeover;
    if (takeover === undefined) continue;
    await stores.takeovers.end(scope, unit.id, id, nowMs);
    const wasSeen = takeover.fromMs <= nowMs && nowMs < takeover.untilMs;
    if (ending.reason === "superseded" || !wasSeen || inForce.length > takeoversForClearMax) continue;
    const clear = allClearOf(takeover, report.showings[0]?.language ?? "vi", nowMs);
    const leavesAtMs = nowMs + clearKeptMs;
    await stores.takeovers.add(scope, unit.id, { takeover: clear, raisedBy: vouchedBy, leavesAtMs });
  }
  const content = UnitContent.parse({});
  const decided = { state: "ended", reasons: [ending.reason], content, endedAtMs: nowMs } as const;
  await stores.capAlerts.decide(scope, unit.id, report.key, decided);
}

type Placing =
  | { readonly kind: "placed"; readonly placed: readonly Placed[]; readonly reasons: readonly CapReason[] }
  | { readonly kind: "nothing"; readonly reasons: readonly CapReason[] }
  | { readonly kind: "unplaced" };

function place(context: Context, { report }: StoredAlert, settings: CapSettings & CapSource): Placing {
  const instants = { receivedAtMs: report.receivedAtMs, nowMs: context.nowMs };
  const { showings, reasons } = mapAlert(report.alert, settings, instants);
  if (showings.length === 0) return { kind: "nothing", reasons };
  const placed: Placed[] = [];
  for (const showing of showings) {
    const areas = report.alert.infos[showing.info]?.areas ?? [];
    const places = placesOf(areas, settings.geocodes, context.unit, context.units);
    if (places.kind === "elsewhere") continue;
    const isUnclear = places.kind === "unplaced" && settings.unplaced === "draft";
    if (isUnclear && report.acceptedBy === null) return { kind: "unplaced" };
    placed.push({ showing, scopes: places.kind === "scopes" ? places.scopes : [null] });
  }
  return placed.length === 0
    ? { kind: "nothing", reasons: ["elsewhere"] }
    : { kind: "placed", placed, reasons };
}

async function draft(context: Context, stored: StoredAlert, reason: CapReason): Promise<void> {
  const { stores, scope, unit } = context;
  if (stored.report.state === "draft") return;
  const decided = { state: "draft", reasons: [reason] } as const;
  await stores.capAlerts.decide(scope, unit.id, stored.report.key, decided);
}

async function show(context: Context, stored: StoredAlert, placed: readonly Placed[], reasons: CapReason[]) {
  const { stores, scope, unit } = context;
  const { report, vouchedBy } = stored;
  const { takeovers, content } = outputsOf(unit.id, report.key, placed);
  for (const takeover of takeovers) {
    const raised = { takeover, raisedBy: vouchedBy, leavesAtMs: takeover.untilMs };
    await stores.takeovers.add(scope, unit.id, raised);
  }
  context.room -= sizeOf(placed);
  await stores.capAlerts.decide(scope, unit.id, report.key, {
    state: "shown",
    reasons,
    showings: placed.map(({ showing }) => showing),
    takeovers: takeovers.map(({ id }) => id),
    content,
  });
}

/** Why an alert waits for somebody's word; `null`: it does not. */
function doubtAbout({ report, doubt }: StoredAlert, found: Placing): CapReason | null {
  if (report.acceptedBy !== null) return null;
  const { messageType, references } = report.alert;
  const changesOthers = messageType === "Cancel" || (messageType === "Update" && references.length > 0);
  // What neither shows nor ends anything needs nobody's word.
  if (found.kind === "nothing" && !changesOthers) return null;
  if (doubt !== null) return doubt;
  if (found.kind === "nothing") return null;
  if (messageType === "Update" && references.length === 0) return "update_of_nothing";
  return found.kind === "unplaced" ? "unplaced" : null;
}

function sizeOf(placed: readonly Placed[]): number {
  return placed.reduce((count, { scopes }) => count + scopes.length, 0);
}

/** Decides about one that waits. True when the boards get something new by it. */
async function decideWaiting(context: Context, stored: StoredAlert): Promise<boolean> {
  const { report } = stored;
  const source = context.sources.get(report.source ?? "") ?? acceptedSettings;
  const found = place(context, stored, { ...source, urgentMs: source.urgentMs ?? context.urgentMs });
  const doubt = doubtAbout(stored, found);
  if (doubt !== null) await draft(context, stored, doubt);
  else if (found.kind === "nothing") await end(context, stored, found.reasons);
  if (doubt !== null || found.kind !== "placed") return false;
  if (context.room < sizeOf(found.placed)) {
    const decided = { state: "queued", reasons: ["full_house"] } as const;
    await context.stores.capAlerts.decide(context.scope, context.unit.id, report.key, decided);
    return false;
  }
  const accepted: CapReason[] = report.acceptedBy === null ? [] : ["accepted"];
  await show(context, stored, found.placed, [...accepted, ...found.reasons]);
  return true;
}

const severityRank = { Extreme: 4, Severe: 3, Moderate: 2, Unknown: 1, Minor: 0 } as const;

/** The most severe first: where there is not room for all, it is for them. */
function strength({ report }: StoredAlert): number {
  return Math.max(0, ...report.alert.infos.map(({ severity }) => severityRank[severity]));
}

async function contextOf(deciding: Deciding, shown: readonly StoredAlert[]): Promise<Context> {
  const { stores, scope, unit } = deciding;
  const sources = (await stores.capSources.list(scope, unit.id)).map(({ source }) => source);
  const used = shown.reduce((count, { report, content }) => {
    return count + report.takeovers.length + content.campaigns.length;
  }, 0);
  return {
    ...deciding,
    sources: new Map(sources.map((source) => [source.id as string, source])),
    units: await stores.units.list(unit.speaks),
    urgentMs: await stores.rules.urgentMsOf(scope, unit.id),
    room: alertsShownMax - used,
  };
}

/** True when the unit's boards get something else by it. */
export async function decideAlerts(deciding: Deciding): Promise<boolean> {
  const { stores, scope, unit, nowMs } = deciding;
  const open = await stores.capAlerts.open(scope, unit.id);
  if (open.length === 0) return false;
  const endings = endingsOf(await stores.capAlerts.links(scope, unit.id));
  const isOver = ({ report }: StoredAlert): boolean =>
    report.state === "shown" && report.showings.every(({ untilMs }) => untilMs <= nowMs);
  const over = open.filter((each) => endings.has(each.report.key) || isOver(each));
  const context = await contextOf(
    deciding,
    open.filter((each) => each.report.state === "shown" && !over.includes(each)),
  );
  let hasChanged = false;
  for (const stored of over) {
    const ending = endings.get(stored.report.key);
    if (ending === undefined) await end(context, stored, ["expired"]);
    else await endByMessage(context, stored, ending);
    hasChanged ||= stored.report.state === "shown";
  }
  const waiting = open.filter((each) => each.report.state !== "shown" && !over.includes(each));
  for (const stored of waiting.sort((a, b) => strength(b) - strength(a))) {
    if (await decideWaiting(context, stored)) hasChanged = true;
  }
  return hasChanged;
}
