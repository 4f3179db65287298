/** Set-up, health, and tokens for further people. */
import { ok } from "../../contract/result.ts";
import type { Handlers } from "../http/handlers.ts";
import { addPerson } from "../people/tokens.ts";
import type { HubParts } from "./parts.ts";

export function peopleHandlers(parts: HubParts): Pick<Handlers, "setup" | "health" | "addPerson"> {
  const { ports, store, setUp } = parts;
  return {
    setup: ({ body, fromAddress }) => setUp.buyAdminToken(body, fromAddress),
    health: async () => ok({ ok: true as const, atMs: ports.clock.wallMs() }),
    // Nobody gives more than he has: the new token reaches as far as the old one.
    addPerson: async ({ body, caller }) => {
      const added = await addPerson(store.people, ports, { name: body.name, scope: caller.scope });
      ports.log.info({ by: caller.person.id, person: added.person.id }, "a token was made");
      return ok(added);
    },
  };
}
