/** What boards report: plays and heartbeats. Stored once each, however often they are sent. */
import { CompactJws } from "../../contract/envelope.ts";
import { ok } from "../../contract/result.ts";
import { verifyPlays } from "../../platform/trust/verify-plays.ts";
import type { Handlers } from "../http/handlers.ts";
import { scopeOfBoard } from "../store/boards.ts";
import type { HubParts } from "./parts.ts";

export function reportHandlers(parts: HubParts): Pick<Handlers, "plays" | "heartbeat"> {
  const { commits, documents, ports } = parts;
  return {
    plays: async ({ body, caller: { board, publicJwk } }) => {
      const batch = await verifyPlays({ jws: body, boardKey: publicJwk, board: board.id });
      if (!batch.ok) return batch;
      const atMs = ports.clock.wallMs();
      return ok(
        await commits.submit(({ plays: store }) =>
          store.add(scopeOfBoard(board), board.id, batch.value, atMs),
        ),
      );
    },

    heartbeat: async ({ body, caller: { board } }) => {
      const scope = scopeOfBoard(board);
      const atMs = ports.clock.wallMs();
      await commits.submit(async ({ heartbeats, incidents }) => {
        await heartbeats.put(scope, board.id, body, atMs);
        await incidents.add(scope, board.id, body.incidents, atMs);
      });
      for (const { code, detail } of body.incidents) {
        ports.log.warn({ board: board.id, code, detail }, "a board reported an incident");
      }
      return ok({ status: CompactJws.parse(await documents.status(board, body.nonce)) });
    },
  };
}
