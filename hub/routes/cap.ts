/** Alerts from elsewhere: taking them in, looking at them, accepting a draft; and whom a unit believes. */
import type { CapSource } from "../../contract/cap-sources.ts";
import { problem } from "../../contract/problem.ts";
import { type Problem, failed, ok } from "../../contract/result.ts";
import { type Scope, type Unit, pathCovers } from "../../contract/unit.ts";
import { isKnownZone } from "../../core/time/local-time.ts";
import { readCapDocument } from "../cap/read-document.ts";
import { capBytesMax } from "../cap/xml/decode-text.ts";
import type { Handlers } from "../http/handlers.ts";
import { readBody } from "../http/read-body.ts";
import { unitFor } from "./content.ts";
import type { HubParts } from "./parts.ts";

type CapHandlers = Pick<
  Handlers,
  "postCap" | "capAlerts" | "acceptCap" | "capSources" | "putCapSource" | "removeCapSource"
>;

/** On the unit's own line a code may only mean a part of the unit. */
function isOutside(scope: Scope, { speaks }: Unit): boolean {
  return scope.line === speaks.line && !pathCovers(speaks.path, scope.path);
}

function problemsOf(source: CapSource, unit: Unit, origins: ReadonlySet<string>): Problem[] {
  const { url, geocodes, timeZone, lifeMsDefault, lifeMsMax } = source;
  const outside = geocodes.flatMap(({ scope }, index) =>
    isOutside(scope, unit) ? [problem("scope_outside", `geocodes[${index}].scope`)] : [],
  );
  return [
    ...(url !== null && !origins.has(new URL(url).origin) ? [problem("cap_origin", "url")] : []),
    ...(isKnownZone(timeZone) ? [] : [problem("zone_unknown", "timeZone")]),
    ...(lifeMsDefault > lifeMsMax ? [problem("input_range", "lifeMsDefault")] : []),
    ...outside,
  ];
}

export function capHandlers(parts: HubParts): CapHandlers {
  const { store, ports, alerts } = parts;

  return {
    postCap: async ({ params, body, caller }) => {
      const unit = await unitFor(parts, caller.scope, params.unit);
      if (!unit.ok) return unit;
      const bytes = await readBody(body, capBytesMax);
      const read = bytes.ok ? readCapDocument(bytes.value) : bytes;
      if (!read.ok) return read;
      if (read.value.kind === "index") return failed(problem("cap_root"));
      const via = { kind: "post", by: caller.person.id } as const;
      const reports = await alerts.desk.receive(unit.value, read.value.alerts, via);
      ports.log.info({ by: caller.person.id, unit: unit.value.id, alerts: reports.length }, "alerts came in");
      return ok({ alerts: reports });
    },

    capAlerts: async ({ params, query, caller }) => {
      const unit = await unitFor(parts, caller.scope, params.unit);
      if (!unit.ok) return unit;
      return ok({ alerts: await store.capAlerts.list(caller.scope, unit.value.id, query.limit) });
    },

    acceptCap: async ({ params, caller }) => {
      const unit = await unitFor(parts, caller.scope, params.unit);
      if (!unit.ok) return unit;
      const accepted = await alerts.desk.accept(unit.value, params.alert, caller.person.id);
      const facts = { by: caller.person.id, unit: unit.value.id, alert: params.alert, ok: accepted.ok };
      ports.log.info(facts, "an alert was accepted");
      return accepted;
    },

    capSources: async ({ params, caller }) => {
      const unit = await unitFor(parts, caller.scope, params.unit);
      if (!unit.ok) return unit;
      return ok({ sources: await store.capSources.list(caller.scope, unit.value.id) });
    },

    putCapSource: async ({ params, body, caller }) => {
      const unit = await unitFor(parts, caller.scope, params.unit);
      if (!unit.ok) return unit;
      if (params.source !== body.id) return failed(problem("input_format", "id", params.source));
      const [first, ...rest] = problemsOf(body, unit.value, alerts.origins);
      if (first !== undefined) return failed(first, ...rest);
      await store.capSources.put(caller.scope, unit.value.id, body);
      alerts.poller.hurry(unit.value.id, body.id);
      const facts = { by: caller.person.id, unit: unit.value.id, source: body.id, senders: body.senders };
      ports.log.info(facts, "a source was written");
      return ok(body);
    },

    removeCapSource: async ({ params, caller }) => {
      const unit = await unitFor(parts, caller.scope, params.unit);
      if (!unit.ok) return unit;
      const isGone = await store.capSources.remove(caller.scope, unit.value.id, params.source);
      if (!isGone) return failed(problem("not_found", "source"));
      const ended = await alerts.desk.endSource(unit.value, params.source);
      const facts = { by: caller.person.id, unit: unit.value.id, source: params.source, ended };
      ports.log.info(facts, "a source was removed");
      return ok({ ended });
    },
  };
}
