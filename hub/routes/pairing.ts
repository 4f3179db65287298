/** Pairing, from both sides: the board asks and polls, a person looks and confirms. */
import { ok } from "../../contract/result.ts";
import type { Handlers } from "../http/handlers.ts";
import type { HubParts } from "./parts.ts";

export function pairingHandlers({
  boardSide,
  staffSide,
}: HubParts): Pick<Handlers, "pair" | "pairPoll" | "pairing" | "confirmPairing"> {
  return {
    pair: ({ caller, body, fromAddress, origin }) =>
      boardSide.ask(caller, body, { address: fromAddress, origin }),
    pairPoll: async ({ caller, body }) => ok(await boardSide.poll(caller, body.deviceCode)),
    pairing: ({ params, caller }) => staffSide.pending(params.userCode, caller.person.id),
    confirmPairing: ({ body, caller }) =>
      staffSide.confirm({ scope: caller.scope, by: caller.person.id }, body),
  };
}
