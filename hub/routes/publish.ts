/** Publishing, takeovers, withdrawals. */
import type { Person } from "../../contract/person.ts";
import type { PersonId } from "../../contract/ids.ts";
import type { Problem, Result } from "../../contract/result.ts";
import { ok } from "../../contract/result.ts";
import type { Scope, Unit } from "../../contract/unit.ts";
import type { Handlers } from "../http/handlers.ts";
import { unitFor } from "./content.ts";
import type { HubParts } from "./parts.ts";

type PublishHandlers = Pick<Handlers, "publish" | "raiseTakeover" | "takeovers" | "allClear" | "withdraw">;

interface Who {
  readonly scope: Scope;
  readonly unit: Unit;
  readonly by: PersonId;
}

export function publishHandlers(parts: HubParts): PublishHandlers {
  const { takeovers, publisher, store, ports } = parts;

  /** Finds the unit, acts for it, and writes down who did what. */
  async function act<Value>(
    call: { params: { unit: string }; caller: { person: Person; scope: Scope } },
    what: string,
    run: (who: Who) => Promise<Result<Value>>,
  ): Promise<Result<Value>> {
    const { scope, person } = call.caller;
    const unit = await unitFor(parts, scope, call.params.unit);
    if (!unit.ok) return unit;
    const result = await run({ scope, unit: unit.value, by: person.id });
    const codes = result.ok ? [] : result.problems.map(({ code }: Problem) => code);
    ports.log.info({ by: person.id, unit: unit.value.id, ok: result.ok, codes }, what);
    return result;
  }

  return {
    publish: (call) => act(call, "publish", (who) => publisher.publish({ ...who, source: "draft" })),
    raiseTakeover: (call) => act(call, "raise a takeover", (who) => takeovers.raise(who, call.body)),
    takeovers: async ({ params, caller }) => {
      const unit = await unitFor(parts, caller.scope, params.unit);
      if (!unit.ok) return unit;
      const nowMs = ports.clock.wallMs();
      const kept = await store.takeovers.inEditions(caller.scope, unit.value.id, nowMs);
      const inForce = kept.map(({ takeover }) => takeover).filter(({ untilMs }) => untilMs > nowMs);
      return ok({ takeovers: inForce });
    },
    allClear: (call) =>
      act(call, "all clear", (who) => takeovers.allClear(who, call.params.takeover, call.body)),
    withdraw: (call) => act(call, "withdraw", (who) => takeovers.withdraw(who, call.body)),
  };
}
