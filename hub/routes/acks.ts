/** Confirmations: the units a takeover reaches say that they have seen it; its unit sees who has not. */
import { problem } from "../../contract/problem.ts";
import { type Result, failed, ok } from "../../contract/result.ts";
import type { AckReport } from "../../contract/rule-endpoints.ts";
import type { Takeover } from "../../contract/takeover.ts";
import { type Lines, type Unit, scopeCovers } from "../../contract/unit.ts";
import type { Handlers } from "../http/handlers.ts";
import { everything } from "../people/set-up.ts";
import type { Ack } from "../store/acks.ts";
import { unitFor } from "./content.ts";
import type { HubParts } from "./parts.ts";

/** True when a takeover of `publisher` is for what hangs at `lines`. */
function reaches(takeover: Takeover, publisher: Unit, lines: Lines): boolean {
  return (
    scopeCovers(publisher.speaks, lines) && (takeover.scope === null || scopeCovers(takeover.scope, lines))
  );
}

function unitAck({ id, name }: Unit, ack: Ack | undefined): AckReport["units"][number] {
  return { unit: id, name, ackedAtMs: ack?.atMs ?? null, person: ack?.person ?? null };
}

export function ackHandlers(parts: HubParts): Pick<Handlers, "ack" | "acks"> {
  const { store, ports } = parts;

  /** One that asks for confirmation, with its unit. */
  async function asking(id: string): Promise<{ takeover: Takeover; publisher: Unit } | null> {
    const said = await store.takeovers.find(id);
    const publisher = said === null ? null : await store.units.find(everything, said.unit);
    if (said === null || publisher === null || !said.takeover.ackRequired) return null;
    return { takeover: said.takeover, publisher };
  }

  /** Units that run boards it reaches are asked; a unit that only stands above them is not. */
  async function addressed(takeover: Takeover, publisher: Unit): Promise<Unit[]> {
    const boards = await store.boards.list(everything);
    const running = new Set<string>(
      boards.filter(({ lines }) => reaches(takeover, publisher, lines)).map(({ unit }) => unit),
    );
    const units = await store.units.list(everything);
    return units.filter(({ id }) => running.has(id) && id !== publisher.id);
  }

  return {
    ack: async ({ params, caller }) => {
      const unit = await unitFor(parts, caller.scope, params.unit);
      if (!unit.ok) return unit;
      const asked = await asking(params.takeover);
      if (asked === null) return failed(problem("not_found", "takeover"));
      const units = await addressed(asked.takeover, asked.publisher);
      if (!units.some(({ id }) => id === unit.value.id)) return failed(problem("not_found", "takeover"));
      const ack = { person: caller.person.id, atMs: ports.clock.wallMs() };
      await store.acks.add(caller.scope, params.takeover, unit.value.id, ack);
      ports.log.info({ by: ack.person, unit: unit.value.id, takeover: params.takeover }, "confirmed");
      return ok(unitAck(unit.value, (await store.acks.ofTakeover(params.takeover)).get(unit.value.id)));
    },

    acks: async ({ params, caller }): Promise<Result<AckReport>> => {
      const unit = await unitFor(parts, caller.scope, params.unit);
      if (!unit.ok) return unit;
      const asked = await asking(params.takeover);
      if (asked?.publisher.id !== unit.value.id) return failed(problem("not_found", "takeover"));
      const acks = await store.acks.ofTakeover(params.takeover);
      const units = (await addressed(asked.takeover, asked.publisher)).map((each) =>
        unitAck(each, acks.get(each.id)),
      );
      // The deadline is its end: who confirms later has been told too late.
      const isInTime = ({ ackedAtMs }: AckReport["units"][number]): boolean =>
        ackedAtMs !== null && ackedAtMs < asked.takeover.untilMs;
      return ok({ addressed: units.length, acked: units.filter(isInTime).length, units });
    },
  };
}
