/**
 * The poll that finds nothing new: requests and bytes on the wire, both ways, without the request's key
 * proof.
 */
import { createHubClient } from "../../engine/sync/hub-client.ts";
import { makeSigningKey } from "../../platform/trust/keys.ts";
import { openCountingRelay } from "./counting-relay.ts";
import type { Figure } from "./report.ts";
import { openRig, pairKey } from "./rig.ts";

export async function measure(): Promise<readonly Figure[]> {
  const rig = await openRig();
  const relay = await openCountingRelay(rig.hub.url);
  const board = createHubClient(rig.ports, relay.url, await makeSigningKey());
  const manifest = (etag: string | null) => {
    const headers = etag === null ? {} : { "if-none-match": etag };
    const asked = {
      method: "GET",
      path: "/v1/manifest",
      isProven: true,
      accept: "application/jose",
    } as const;
    return board.text({ ...asked, headers }, 100_000);
  };
  await pairKey(rig, board);
  const first = await manifest(null);
  if (!first.ok) throw new Error(first.problems[0].en);
  relay.reset();
  const second = await manifest(first.value.etag);
  const { up, down, request } = relay.counted;
  await relay.close();
  await rig.close();
  if (!second.ok || second.value.text !== null) throw new Error("the second answer was not a 304");
  const proof = /\r\ndpop: [^\r]*/i.exec(request)?.[0].length ?? 0;
  const requests = request.match(/ HTTP\/1\.1\r\n/g)?.length ?? 0;
  return [
    { name: "nothing changed: requests", ours: requests, anchor: null, unit: "requests", most: 1 },
    {
      name: `nothing changed: bytes both ways beyond a proof of ${proof}`,
      ours: up + down - proof,
      anchor: null,
      unit: "bytes",
      most: 500,
    },
  ];
}
