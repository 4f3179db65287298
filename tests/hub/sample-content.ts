/** A province with two communes and a school, and something for them to say. */
import { UnitContent } from "../../contract/unit-content.ts";
import { Unit } from "../../contract/unit.ts";
import type { HubWorld } from "./hub-world.ts";

function unit(id: string, kind: string, path: string): Unit {
  return Unit.parse({
    id,
    kind,
    name: `Đơn vị ${id}`,
    shortName: id,
    lines: { managed: path, located: path, professional: null },
    speaks: { line: "managed", path },
  });
}

export const province = unit("tinh", "province", "/p01");
export const commune = unit("xa-a", "commune", "/p01/c07");
export const otherCommune = unit("xa-b", "commune", "/p01/c08");
export const school = unit("truong-a", "school", "/p01/c07/s1");
export const units = [province, commune, otherCommune, school];

export async function putUnits(world: HubWorld, token: string): Promise<void> {
  for (const each of units) await world.call("putUnit", { params: { unit: each.id }, body: each }, token);
}

export function notice(id: string, title: string): object {
  return {
    id,
    kind: "notice",
    title,
    notice: {
      template: "tip",
      severity: "info",
      icon: "shield",
      title,
      short: title,
      source: "Công an tỉnh",
      updated: "23/11/2026",
      lines: ["Một", "Hai", "Ba"],
    },
  };
}

/** One playlist of these items in one campaign, with one ticker. */
export function contentOf(...items: object[]): UnitContent {
  return UnitContent.parse({
    playlists: [{ id: "pl_1", name: "Danh sách", items }],
    tickers: [{ id: "tk_1", severity: "caution", text: "Cảnh giác cuộc gọi lạ", short: "Cảnh giác" }],
    campaigns: [{ id: "cp_1", name: "Chiến dịch", level: "normal", playlists: ["pl_1"], tickers: ["tk_1"] }],
  });
}

/** Writes the draft over whatever is there and publishes it. */
export async function publish(world: HubWorld, token: string, unitId: string, content: UnitContent) {
  const params = { unit: unitId };
  const { revision } = (await world.call("content", { params }, token)).json as { revision?: number };
  await world.call("putContent", { params, body: { content, ifRevision: revision } }, token);
  const published = await world.call("publish", { params }, token);
  if (published.status !== 200) throw new Error(published.text);
  return published.json as unknown as {
    edition: string;
    revision: { epoch: number; revision: number };
    boards: number;
  };
}

export const takeoverOrder = {
  size: "full",
  severity: "danger",
  headline: "Nước lũ đang lên nhanh",
  instructions: ["Lên tầng hai"],
  ticker: "Nước lũ đang lên nhanh, lên tầng hai",
  short: "Lũ lên nhanh",
  lifeMs: 3_600_000,
};

/** What a JWS says, unverified. */
export function payloadOf(jws: string): unknown {
  return JSON.parse(Buffer.from(jws.split(".")[1] ?? "", "base64url").toString("utf8"));
}
