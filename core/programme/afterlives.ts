/**
 * What takeovers become after their urgent life, rule 4.2: a poster of the rotation, or a ticker. Written
 * into the programme beforehand, with its window, so that the rotation needs to know nothing of takeovers.
 */
import type { CampaignId, ItemId, PlaylistId, TickerId, UnitId } from "../../contract/ids.ts";
import type { BulletinItem } from "../../contract/items/bulletin.ts";
import type { Programme, ProgrammeCampaign } from "../../contract/programme.ts";
import type { Ticker } from "../../contract/ticker.ts";
import type { ProgrammeTakeover } from "../schedule/prepared.ts";
import { cancelledFromMs, hasAfterlife, urgentEndMs } from "../schedule/takeover-at.ts";
import type { BoardContext } from "./board-context.ts";
import { programmeItem } from "./programme-item.ts";

/** From inclusive, until exclusive. */
interface Life {
  readonly fromMs: number;
  readonly untilMs: number;
}

/** From the end of its urgent life to its own end, or to the message that ends it. */
function lifeOf(entry: ProgrammeTakeover, takeovers: readonly ProgrammeTakeover[]): Life | null {
  const { takeover } = entry;
  if (!hasAfterlife(takeover)) return null;
  const fromMs = urgentEndMs(takeover);
  const untilMs = Math.min(takeover.untilMs, cancelledFromMs(entry, takeovers));
  return fromMs < untilMs ? { fromMs, untilMs } : null;
}

function campaignOf({ takeover, publisher, depth }: ProgrammeTakeover, mandated: boolean): ProgrammeCampaign {
  return {
    id: takeover.id as string as CampaignId,
    name: takeover.headline,
    level: "priority",
    share: null,
    depth,
    publisher,
    startDate: null,
    endDate: null,
    dayparts: [],
    during: null,
    except: [],
    mandated,
    weight: 1,
    items: [],
    tickers: [],
  };
}

function itemOf({ takeover }: ProgrammeTakeover, life: Life): BulletinItem {
  return {
    kind: "bulletin",
    id: takeover.id as string as ItemId,
    title: takeover.headline,
    audiences: [],
    ...life,
    reviewDate: null,
    weight: 1,
    shapes: [],
    language: null,
    variantOf: null,
    timeCritical: false,
    mark: takeover.mark,
    crit: [],
    message: takeover,
    durationMs: null,
  };
}

function tickerOf({ takeover }: ProgrammeTakeover, life: Life): Ticker {
  const { id, severity, ticker: text, short, mark } = takeover;
  return { id: id as string as TickerId, severity, text, short, repeats: 1, ...life, mark };
}

/** The campaigns and tickers that takeovers go on as, each by its takeover's id. */
export function afterlives(
  takeovers: readonly ProgrammeTakeover[],
  ownUnits: ReadonlySet<UnitId>,
  board: BoardContext,
): Pick<Programme, "campaigns" | "tickers"> {
  const campaigns: ProgrammeCampaign[] = [];
  const tickers: Programme["tickers"] = [];
  for (const entry of takeovers) {
    const life = lifeOf(entry, takeovers);
    if (life === null || board.setAside.has(entry.takeover.id)) continue;
    const { takeover, publisher, depth } = entry;
    const campaign = campaignOf(entry, !ownUnits.has(publisher.unit));
    if (takeover.size === "ticker") {
      const ticker = tickerOf(entry, life);
      tickers.push({ ticker, publisher, depth });
      campaigns.push({ ...campaign, tickers: [ticker.id] });
    } else {
      const playlist = { id: takeover.id as string as PlaylistId, order: "sequential" } as const;
      const item = programmeItem(itemOf(entry, life), { publisher, playlist }, board);
      campaigns.push({ ...campaign, items: [item] });
    }
  }
  return { campaigns, tickers };
}
