/**
 * The province's urgent messages as takeover orders: one per place named, so that each says where it holds.
 */
import { TakeoverOrder } from "../../contract/publishing.ts";
import { takeoverLifeMsMax } from "../../contract/takeover.ts";
import { parseWith } from "../../contract/parse.ts";
import type { Unit } from "../../contract/unit.ts";
import type { DemoContent, RawAlert } from "./content.ts";
import { must } from "./must.ts";
import { severityOf, takeoverSizeOf } from "./vocabulary.ts";

export interface SeedAlert {
  readonly id: string;
  readonly orders: readonly TakeoverOrder[];
}

function orderFor(alert: RawAlert, place: Unit): TakeoverOrder {
  const isProvince = place.kind === "province";
  return must(
    parseWith(TakeoverOrder, {
      size: takeoverSizeOf(alert.display.mode),
      severity: severityOf(alert.severity),
      exercise: alert.status === "exercise",
      headline: alert.headline,
      instructions: alert.instructions,
      where: isProvince ? null : place.name,
      ticker: alert.ticker,
      short: alert.ticker_short,
      scope: isProvince ? null : place.speaks,
      audiences: alert.scope.audiences,
      lifeMs: Math.min(takeoverLifeMsMax, Date.parse(alert.expires) - Date.parse(alert.effective)),
    }),
  );
}

/** Alerts and drills; a cancellation is the hub's all-clear and needs no order of its own. */
export function seedAlerts(content: DemoContent, units: readonly Unit[]): SeedAlert[] {
  return content.alerts
    .filter((alert) => alert.msg_type === "alert")
    .map((alert) => ({
      id: alert.id,
      orders: units
        .filter(({ id }) => alert.scope.org_ids.includes(id))
        .map((place) => orderFor(alert, place)),
    }));
}
