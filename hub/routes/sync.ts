/** What boards fetch: time, roots, placement, manifest, editions, assets, nudges. */
import { problem } from "../../contract/problem.ts";
import { failed, ok } from "../../contract/result.ts";
import { assetPath } from "../../platform/files.ts";
import type { Handlers } from "../http/handlers.ts";
import { scopeOfBoard } from "../store/boards.ts";
import type { HubParts } from "./parts.ts";

type SyncHandlers = Pick<
  Handlers,
  "time" | "roots" | "placement" | "manifest" | "edition" | "asset" | "nudges"
>;

export function syncHandlers(parts: HubParts): SyncHandlers {
  const { store, keys, documents } = parts;
  return {
    time: async ({ query }) =>
      ok({ jws: await documents.status(null, query.nonce), hash: null, isImmutable: false }),

    // Versions count from 1 without a gap, so the version is the place in the list.
    roots: async ({ query }) => ok({ roots: keys.signedRoots.slice(query.after, query.after + 64) }),

    placement: async ({ caller: { board } }) => {
      const placement = await store.documents.placement(scopeOfBoard(board), board.id);
      return placement === null ? failed(problem("not_found")) : ok({ ...placement, isImmutable: false });
    },

    manifest: async ({ caller: { board } }) => {
      const { jws, hash } = await documents.manifest(board);
      return ok({ jws, hash, isImmutable: false });
    },

    edition: async ({ params: { hash }, caller: { board } }) => {
      const isOurs = await store.editions.mayRead(board.lines, hash);
      const jws = isOurs ? await parts.editionBytes.read(hash) : null;
      return jws === null ? failed(problem("not_found")) : ok({ jws, hash, isImmutable: true });
    },

    asset: async ({ params: { hash }, caller: { board } }) => {
      const asset = await store.assets.forBoard(board.lines, hash);
      if (asset === null) return failed(problem("not_found"));
      return ok({ asset, path: assetPath(parts.assetsFolder, hash) });
    },

    nudges: async ({ caller: { board } }) => parts.nudges.admit(board.id),
  };
}
