/** What holds for a unit beside its content. Every change is written down with what it was before. */
import type { AuditAction } from "../../contract/audit.ts";
import { problem } from "../../contract/problem.ts";
import { failed, ok } from "../../contract/result.ts";
import type { Unit } from "../../contract/unit.ts";
import type { Handlers } from "../http/handlers.ts";
import type { UnitRules } from "../store/rules.ts";
import type { Actor } from "../people/tokens.ts";
import { unitFor } from "./content.ts";
import type { HubParts } from "./parts.ts";

type RuleHandlers = Pick<Handlers, "putMandatedShare" | "putUrgentLife" | "unitRules" | "audit">;

const fieldOf = { mandated_share: "mandatedShareMax", urgent_life: "urgentMs" } as const satisfies Record<
  AuditAction,
  keyof UnitRules
>;

export function ruleHandlers(parts: HubParts): RuleHandlers {
  const { store, ports, documents, nudges } = parts;

  /** The change and its row in the audit, or neither. What changes nothing leaves no row. */
  async function change(caller: Actor, unit: Unit, action: AuditAction, after: number): Promise<void> {
    const field = fieldOf[action];
    await store.atOnce(async ({ rules, audit }) => {
      const was = await rules.ofUnit(caller.scope, unit.id);
      if (was[field] === after) return;
      await rules.put(caller.scope, unit.id, { ...was, [field]: after });
      const person = caller.person.id;
      const atMs = ports.clock.wallMs();
      await audit.add({ atMs, person, action, unit: unit.id, before: was[field], after });
    });
    ports.log.info({ by: caller.person.id, unit: unit.id, action, after }, "a rule was changed");
  }

  return {
    putMandatedShare: async ({ params, body, caller }) => {
      const unit = await unitFor(parts, caller.scope, params.unit);
      if (!unit.ok) return unit;
      if (unit.value.kind !== "province") return failed(problem("province_only", "unit", unit.value.name));
      await change(caller, unit.value, "mandated_share", body.mandatedShareMax);
      documents.inputsChanged();
      nudges.nudge(await store.boards.idsWithin(unit.value.speaks));
      return ok(body);
    },

    putUrgentLife: async ({ params, body, caller }) => {
      const unit = await unitFor(parts, caller.scope, params.unit);
      if (!unit.ok) return unit;
      await change(caller, unit.value, "urgent_life", body.urgentMs);
      return ok(body);
    },

    unitRules: async ({ params, caller }) => {
      const unit = await unitFor(parts, caller.scope, params.unit);
      if (!unit.ok) return unit;
      return ok({
        mandatedShareMax: await store.rules.mandatedShareAt(unit.value.lines),
        urgentMs: await store.rules.urgentMsOf(caller.scope, unit.value.id),
      });
    },

    audit: async ({ query, caller }) => ok({ entries: await store.audit.list(caller.scope, query) }),
  };
}
