/**
 * Makes an edition from what a unit is working on: either the whole, valid and as small as it can be, or
 * every problem with its path. The same input always gives the same edition.
 */
import type { Asset } from "../../contract/asset.ts";
import { type Approval, Edition, editionItemsMax } from "../../contract/edition.ts";
import type { EditionHash } from "../../contract/ids.ts";
import { itemAssets } from "../../contract/items/index.ts";
import { parseWith } from "../../contract/parse.ts";
import { problem } from "../../contract/problem.ts";
import { type Result, failed, ok } from "../../contract/result.ts";
import type { Revision } from "../../contract/revision.ts";
import type { Takeover } from "../../contract/takeover.ts";
import type { UnitContent } from "../../contract/unit-content.ts";
import type { Scope } from "../../contract/unit.ts";
import { campaignCrit, itemCrit } from "../programme/restricting-fields.ts";
import { checkEdition } from "./check-edition.ts";
import { editionWords } from "./edition-words.ts";
import type { PublishedContent } from "./report.ts";

export interface EditionParts {
  /** The subtree the unit speaks to. */
  readonly unit: Scope;
  readonly publisher: Edition["publisher"];
  readonly content: UnitContent;
  /**
   * What the unit said last, `null` before the first time: what stands in it unchanged is not judged again
   * (docs/SCHEDULING.md 8.7). Whoever publishes it once more, beside a takeover, gives `content` itself.
   */
  readonly published: PublishedContent | null;
  /** Every asset the content may refer to; only those it does refer to travel. */
  readonly assets: readonly Asset[];
  readonly takeovers: readonly Takeover[];
  readonly approvals: readonly Approval[];
  readonly revision: Revision;
  readonly prev: EditionHash | null;
  readonly issuedAtMs: number;
}

function referredAssets({ content, assets, takeovers }: EditionParts): Asset[] {
  const items = content.playlists.flatMap((playlist) => playlist.items);
  const referred = new Set([
    ...items.flatMap((item) => itemAssets(item)),
    ...takeovers.flatMap(({ asset }) => asset ?? []),
  ]);
  return assets.filter(({ hash }) => referred.has(hash));
}

function draftOf(parts: EditionParts): Edition {
  const { unit, publisher, content, takeovers, approvals, revision, prev, issuedAtMs } = parts;
  return {
    v: 1,
    unit,
    publisher,
    epoch: revision.epoch,
    revision: revision.revision,
    prev,
    issuedAtMs,
    assets: referredAssets(parts),
    playlists: content.playlists.map((playlist) => ({
      ...playlist,
      items: playlist.items.map((item) => ({ ...item, crit: itemCrit(item) })),
    })),
    tickers: content.tickers,
    campaigns: content.campaigns.map((campaign) => ({ ...campaign, crit: campaignCrit(campaign) })),
    takeovers: [...takeovers],
    calendars: content.calendars,
    quiet: content.quiet,
    approvals: [...approvals],
  };
}

/** Checked twice over: by the rules staff can break, then by the very schema boards read editions with. */
export function compileEdition(parts: EditionParts): Result<Edition> {
  const draft = draftOf(parts);
  const problems = checkEdition(draft, parts.published);
  const items = draft.playlists.reduce((count, playlist) => count + playlist.items.length, 0);
  if (items > editionItemsMax) problems.push(problem("too_big", "playlists", editionWords.tooManyItems));
  const parsed = parseWith(Edition, draft);
  const [first, ...rest] = parsed.ok ? problems : [...problems, ...parsed.problems];
  if (first) return failed(first, ...rest);
  return parsed.ok ? ok(parsed.value) : parsed;
}
