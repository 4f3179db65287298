/** The fleet and what it reported. */
import { problem } from "../../contract/problem.ts";
import { failed, ok } from "../../contract/result.ts";
import { checkSettings } from "../fleet/check-settings.ts";
import type { Handlers } from "../http/handlers.ts";
import type { HubParts } from "./parts.ts";

type FleetHandlers = Pick<Handlers, "boards" | "board" | "putBoardSettings" | "boardPlays" | "incidents">;

export function fleetHandlers(parts: HubParts): FleetHandlers {
  const { store, fleet, nudges, documents, ports } = parts;
  return {
    boards: async ({ caller }) => ok({ boards: await fleet.boards(caller.scope) }),

    board: async ({ params, caller }) => {
      const report = await fleet.board(caller.scope, params.board);
      return report === null ? failed(problem("not_found", "board")) : ok(report);
    },

    putBoardSettings: async ({ params, body, caller }) => {
      const board = await store.boards.find(caller.scope, params.board);
      if (board === null) return failed(problem("not_found", "board"));
      const settings = checkSettings(body, board.audiences, "");
      if (!settings.ok) return settings;
      await store.boards.putSettings(caller.scope, board.id, body);
      documents.inputsChanged();
      nudges.nudge([params.board]);
      ports.log.info({ by: caller.person.id, board: params.board }, "settings were changed");
      const report = await fleet.board(caller.scope, params.board);
      return report === null ? failed(problem("not_found", "board")) : ok(report);
    },

    boardPlays: async ({ query, caller }) => ok(await store.plays.list(caller.scope, query)),
    incidents: async ({ query, caller }) =>
      ok({ incidents: await store.incidents.list(caller.scope, query) }),
  };
}
