/** The staff of a simulated province: they change content, raise and lift takeovers and withdraw things, as the seed says. */
import sharp from "sharp";
import type { Asset } from "../../contract/asset.ts";
import { UnitContent } from "../../contract/unit-content.ts";
import { type Unit, scopeCovers } from "../../contract/unit.ts";
import type { Random } from "../../platform/ports.ts";
import { type HubHalf, units } from "./hub-half.ts";

const pictures = 8;
/** So many are in use from the start; each later act brings one more, so that some travel in bad weather. */
const picturesAtFirst = 2;

export interface Publisher {
  /** Uploads the pictures and lets the upper units speak for the first time. */
  begin(): Promise<void>;
  /** Does one thing; answers it in words, for the log of the run. */
  act(): Promise<string>;
  /** Ids and hashes withdrawn by every unit that speaks to a board of this unit. */
  withdrawnFor(unit: Unit): ReadonlySet<string>;
}

/** Noise, so that it does not shrink to nothing: some travel in many pieces. */
function picture(random: Random, edgePx: number): Promise<Buffer> {
  const raw = Buffer.from(random.bytes(edgePx * edgePx * 3));
  return sharp(raw, { raw: { width: edgePx, height: edgePx, channels: 3 } })
    .png()
    .toBuffer();
}

function noticeOf(id: string, title: string): object {
  const words = { title, short: title, source: "Công an tỉnh", updated: "23/11/2026", icon: "shield" };
  const notice = { template: "tip", severity: "info", ...words, lines: ["Một", "Hai", "Ba"] };
  return { id, kind: "notice", title, durationMs: 8_000, notice };
}

export function createPublisher(hub: HubHalf, random: Random): Publisher {
  const assets: Asset[] = [];
  const itemsOf = new Map<string, string[]>();
  const withdrawn: { unit: Unit; name: string }[] = [];
  const raised: { unit: string; takeover: string }[] = [];
  let made = 0;
  let inUse = picturesAtFirst;

  const below = (count: number) => Math.floor(random.unit() * count);
  const pick = <Value>(values: readonly Value[]): Value | undefined => values[below(values.length)];
  const isGone = (hash: string) => withdrawn.some(({ name }) => name === hash);
  const usable = () => assets.slice(0, inUse).filter(({ hash }) => !isGone(hash));
  const newItem = (): { readonly id: string; readonly [field: string]: unknown } => {
    made += 1;
    const id = `it_${made}`;
    const asset = random.unit() < 0.6 ? pick(usable()) : undefined;
    if (asset === undefined) return { ...noticeOf(id, `Thông báo số ${made}`), id };
    return {
      id,
      kind: "image",
      title: `Ảnh ${made}`,
      asset: asset.hash,
      durationMs: 6_000 + below(8) * 1_000,
    };
  };
  const write = async (unit: Unit): Promise<string> => {
    const items = Array.from({ length: 1 + below(4) }, newItem);
    const level = pick(["normal", "normal", "priority"]);
    const tickers = Array.from({ length: below(3) }, (_, index) => {
      const text = `Cảnh giác số ${made}.${index}`;
      return { id: `tk_${unit.id}_${made}_${index}`, severity: "caution", text, short: text };
    });
    const playlist = { id: `pl_${unit.id}`, name: "Danh sách", items };
    const names = { playlists: [playlist.id], tickers: tickers.map(({ id }) => id) };
    const campaign = { id: `cp_${unit.id}`, name: "Chiến dịch", level, ...names };
    const content = UnitContent.parse({ playlists: [playlist], tickers, campaigns: [campaign] });
    const params = { unit: unit.id };
    const { revision } = await hub.call<{ revision: number }>("content", { params });
    await hub.call("putContent", { params, body: { content, ifRevision: revision } });
    await hub.call("publish", { params });
    itemsOf.set(
      unit.id,
      items.map(({ id }) => id),
    );
    return `${unit.id} publishes ${items.length} items and ${tickers.length} tickers`;
  };
  const raise = async (unit: Unit): Promise<string> => {
    made += 1;
    const size = pick(["full", "band", "ticker"]);
    const headline = `Nước lũ lên nhanh ${made}`;
    const asset =
      random.unit() < 0.3 ? (pick(assets.filter(({ hash }) => !isGone(hash)))?.hash ?? null) : null;
    const words = { headline, instructions: ["Lên tầng hai"], ticker: headline, short: headline };
    const body = { size, severity: "danger", ...words, asset, lifeMs: 60_000 + below(10) * 60_000 };
    const params = { unit: unit.id };
    const { takeover } = await hub.call<{ takeover: string }>("raiseTakeover", { params, body });
    raised.push({ unit: unit.id, takeover });
    return `${unit.id} raises ${size} takeover ${takeover}`;
  };
  const lift = async (): Promise<string> => {
    const [one] = raised.splice(below(raised.length), 1);
    if (one === undefined) return "nothing to lift";
    const { takeovers } = await hub.call<{ takeovers: { id: string; kind: string }[] }>("takeovers", {
      params: one,
    });
    const isOver = !takeovers.some(({ id, kind }) => id === one.takeover && kind === "alert");
    if (isOver) return `${one.takeover} is over already`;
    await hub.call("allClear", { params: one, body: {} });
    return `${one.unit} lifts ${one.takeover}`;
  };
  const withdraw = async (unit: Unit): Promise<string> => {
    const item = pick(itemsOf.get(unit.id) ?? []);
    const spare = usable();
    const asset = spare.length > 3 && random.unit() < 0.3 ? pick(spare)?.hash : undefined;
    const body = { items: item === undefined ? [] : [item], assets: asset === undefined ? [] : [asset] };
    await hub.call("withdraw", { params: { unit: unit.id }, body });
    for (const name of [...body.items, ...body.assets]) withdrawn.push({ unit, name });
    return `${unit.id} withdraws ${[...body.items, ...body.assets].join(" and ") || "nothing"}`;
  };
  return {
    async begin() {
      for (let index = 0; index < pictures; index += 1) {
        const body = await picture(random, 48 + index * 40);
        assets.push(await hub.call<Asset>("uploadAsset", { params: { unit: "tinh" }, body }));
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
    withdrawnFor: ({ lines }) =>
      new Set(withdrawn.filter(({ unit }) => scopeCovers(unit.speaks, lines)).map(({ name }) => name)),
  };
}
