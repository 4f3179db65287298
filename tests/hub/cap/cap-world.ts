/** A hub with a commune that believes one sender, and what its boards get. */
import { expect } from "vitest";
import { Manifest } from "../../../contract/manifest.ts";
import type { CapReport } from "../../../contract/cap-sources.ts";
import type { Edition } from "../../../contract/edition.ts";
import { Placement } from "../../../contract/placement.ts";
import type { HubConfig } from "../../../hub/config.ts";
import { verifyEdition } from "../../../platform/trust/verify-edition.ts";
import {
  type Answer,
  type HubWorld,
  type PairedBoard,
  pairBoard,
  startAtMs,
  startHub,
} from "../hub-world.ts";
import { commune, payloadOf, putUnits, school } from "../sample-content.ts";
import { type SampleAlert, alertXml, sampleSender } from "./sample-alert.ts";

export interface CapWorld {
  hub: HubWorld;
  readonly token: string;
  readonly board: PairedBoard;
  source(parts?: object): Promise<Answer>;
  /** Posts a document and answers what became of its alerts. */
  post(document: string | Uint8Array, token?: string): Promise<Answer>;
  take(alert?: SampleAlert): Promise<CapReport>;
  reports(): Promise<CapReport[]>;
  /** The commune's edition as the board reads it, every word covered by an approval. */
  edition(): Promise<Edition | null>;
  stop(): Promise<void>;
}

export const params = { unit: commune.id };

export async function startCapWorld(
  options: { atMs?: number; config?: Partial<HubConfig> } = {},
): Promise<CapWorld> {
  const jumpedMs = (options.atMs ?? startAtMs) - startAtMs;
  const hub = await startHub({
    jumpedMs,
    ...(options.config === undefined ? {} : { config: options.config }),
  });
  const token = await hub.setUp();
  await putUnits(hub, token);
  const board = await pairBoard(hub, token, school.id);
  const world: CapWorld = {
    hub,
    token,
    board,
    source: (parts = {}) => {
      const body = { id: "kttv", name: "Đài KTTV", senders: [sampleSender], ...parts };
      return world.hub.call("putCapSource", { params: { ...params, source: body.id }, body }, token);
    },
    post: (document, by = token) =>
      world.hub.call(
        "postCap",
        { params, body: document, headers: { "content-type": "application/cap+xml" } },
        by,
      ),
    take: async (alert = {}) => {
      const answer = await world.post(alertXml(alert));
      expect([answer.status, answer.text]).toEqual([200, answer.text]);
      const [report] = answer.json["alerts"] as CapReport[];
      if (report === undefined) throw new Error("no report");
      return report;
    },
    reports: async () => {
      const answer = await world.hub.call("capAlerts", { params }, token);
      return answer.json["alerts"] as CapReport[];
    },
    edition: async () => {
      const manifest = Manifest.parse(payloadOf((await board.call("manifest")).text));
      const ref = manifest.editions.find(({ unit }) => unit.path === commune.speaks.path);
      if (ref === undefined) return null;
      const { text } = await board.call("edition", { params: { hash: ref.hash } });
      const placement = Placement.parse(payloadOf(board.placement));
      const verified = await verifyEdition({ jws: text, ref, root: board.root, placement, highest: null });
      if (!verified.ok) throw new Error(JSON.stringify(verified.problems));
      expect(verified.value.dropped).toEqual([]);
      return verified.value.edition;
    },
    stop: () => world.hub.stop(),
  };
  return world;
}
