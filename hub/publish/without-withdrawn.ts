/**
 * A unit's content without what was withdrawn, and without what is empty or points nowhere because of that.
 */
import { itemAssets } from "../../contract/items/index.ts";
import type { UnitContent } from "../../contract/unit-content.ts";
import type { Withdrawn } from "../store/withdrawals.ts";

export function withoutWithdrawn(content: UnitContent, withdrawn: Withdrawn): UnitContent {
  const ids = new Set(withdrawn.items);
  const assets = new Set<string>(withdrawn.assets);
  if (ids.size === 0 && assets.size === 0) return content;
  const lostPlaylists = new Set<string>();
  const playlists = content.playlists.flatMap((playlist) => {
    const items = playlist.items.filter(
      (item) => !ids.has(item.id) && !itemAssets(item).some((asset) => assets.has(asset)),
    );
    if (items.length > 0) return [{ ...playlist, items }];
    lostPlaylists.add(playlist.id);
    return [];
  });
  const campaigns = content.campaigns.flatMap((campaign) => {
    const left = {
      ...campaign,
      playlists: campaign.playlists.filter((id) => !lostPlaylists.has(id)),
      tickers: campaign.tickers.filter((id) => !ids.has(id)),
    };
    const had = campaign.playlists.length + campaign.tickers.length;
    return had > 0 && left.playlists.length + left.tickers.length === 0 ? [] : [left];
  });
  const tickers = content.tickers.filter((ticker) => !ids.has(ticker.id));
  return { ...content, playlists, campaigns, tickers };
}
