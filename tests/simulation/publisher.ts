/**
 * The staff of a simulated province: they change content, raise and lift takeovers and withdraw things, as
 * the seed says.
 */
import type { Asset } from "../../contract/asset.ts";
import type { AssetHash } from "../../contract/ids.ts";
import { ownName } from "../../contract/status.ts";
import type { Takeover } from "../../contract/takeover.ts";
import { type Unit, scopeCovers } from "../../contract/unit.ts";
import type { Random } from "../../platform/ports.ts";
import { type HubHalf, units } from "./hub-half.ts";
import { createInvention, makePicture } from "./invention.ts";

const pictures = 8;
/**
 * So many are in use from the start; each later act brings one more, so that some travel in bad weather.
 */
const picturesAtFirst = 2;

export interface Publisher {
  /** Uploads the pictures and lets the upper units speak for the first time. */
  begin(): Promise<void>;
  /** Does one thing; answers it in words, for the log of the run. */
  act(): Promise<string>;
  /** What every unit that speaks to a board of this unit withdrew, as `ownName` writes it. */
  withdrawnFor(unit: Unit): ReadonlySet<string>;
}

export function createPublisher(hub: HubHalf, random: Random): Publisher {
  const assets: AssetHash[] = [];
  const itemsOf = new Map<string, string[]>();
  const withdrawn: { unit: Unit; name: string }[] = [];
  const raised: { unit: string; takeover: string }[] = [];
  let inUse = picturesAtFirst;

  const isGone = (hash: string) => withdrawn.some(({ name }) => name === hash);
  const usable = () => assets.slice(0, inUse).filter((hash) => !isGone(hash));
  const { below, pick, happens, content: invent, alarm } = createInvention(random, usable);

  const write = async (unit: Unit): Promise<string> => {
    const content = invent(unit.id);
    const params = { unit: unit.id };
    const { revision } = await hub.call<{ revision: number }>("content", { params });
    await hub.call("putContent", { params, body: { content, ifRevision: revision } });
    await hub.call("publish", { params });
    const items = content.playlists.flatMap((playlist) => playlist.items.map(({ id }) => id));
    itemsOf.set(unit.id, items);
    return `${unit.id} publishes ${items.length} items and ${content.tickers.length} tickers`;
  };
  const raise = async (unit: Unit): Promise<string> => {
    const body = alarm();
    const order = { params: { unit: unit.id }, body };
    const { takeover } = await hub.call<{ takeover: string }>("raiseTakeover", order);
    raised.push({ unit: unit.id, takeover });
    return `${unit.id} raises ${body.size} takeover ${takeover}`;
  };
  const lift = async (): Promise<string> => {
    const [one] = raised.splice(below(raised.length), 1);
    if (one === undefined) return "nothing to lift";
    const inForce = { params: { unit: one.unit } };
    const { takeovers } = await hub.call<{ takeovers: Takeover[] }>("takeovers", inForce);
    const isOver = !takeovers.some(({ id, kind }) => id === one.takeover && kind === "alert");
    if (isOver) return `${one.takeover} is over already`;
    await hub.call("allClear", { params: one, body: {} });
    return `${one.unit} lifts ${one.takeover}`;
  };
  const withdraw = async (unit: Unit): Promise<string> => {
    const item = pick(itemsOf.get(unit.id) ?? []);
    const asset = usable().length > 3 && happens(0.3) ? pick(usable()) : undefined;
    const body = { items: item === undefined ? [] : [item], assets: asset === undefined ? [] : [asset] };
    await hub.call("withdraw", { params: { unit: unit.id }, body });
    for (const name of [...body.items, ...body.assets]) withdrawn.push({ unit, name });
    return `${unit.id} withdraws ${[...body.items, ...body.assets].join(" and ") || "nothing"}`;
  };
  return {
    async begin() {
      for (let index = 0; index < pictures; index += 1) {
        const body = await makePicture(random, 48 + index * 40);
        assets.push((await hub.call<Asset>("uploadAsset", { params: { unit: "tinh" }, body })).hash);
      }
      for (const unit of units.slice(0, 4)) await write(unit);
    },
    act() {
      const unit = pick(units) as Unit;
      const dice = random.unit();
      inUse += 1;
      if (dice < 0.45) return write(unit);
      if (dice < 0.65) return raise(unit);
      if (dice < 0.8) return lift();
      return withdraw(unit);
    },
    withdrawnFor: ({ lines }) => {
      const reaching = withdrawn.filter(({ unit }) => scopeCovers(unit.speaks, lines));
      return new Set(reaching.map(({ unit, name }) => ownName(unit.id, name)));
    },
  };
}
