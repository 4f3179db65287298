/**
 * Who vouches for what in an edition. For now the one who last changed the draft is the uploader and the
 * one who publishes approves; who may approve whom is a later rule, the form stays.
 */
import { itemText, takeoverText, tickerText } from "../../contract/approved-text.ts";
import type { Approval } from "../../contract/edition.ts";
import type { AssetHash, PersonId, Sha256 } from "../../contract/ids.ts";
import { itemAssets } from "../../contract/items/index.ts";
import type { UnitContent } from "../../contract/unit-content.ts";
import type { Scope } from "../../contract/unit.ts";
import { sha256Hex } from "../../platform/files.ts";
import type { AddedContent } from "../store/cap-alerts.ts";
import type { RaisedTakeover } from "../store/takeovers.ts";

function vouch(input: {
  assets: readonly AssetHash[];
  texts: readonly string[];
  scope: Scope;
  uploader: PersonId;
  approver: PersonId;
}): Approval {
  return {
    assets: [...new Set(input.assets)],
    texts: [...new Set<Sha256>(input.texts.map((text) => sha256Hex(text)))],
    scope: input.scope,
    maxLevel: "urgent",
    fromMs: null,
    untilMs: null,
    uploader: input.uploader,
    approvers: [input.approver],
    source: "",
  };
}

export function assetsOf(content: UnitContent, takeovers: readonly RaisedTakeover[]): AssetHash[] {
  const items = content.playlists.flatMap((playlist) => playlist.items);
  const ofTakeovers = takeovers.flatMap(({ takeover }) => takeover.asset ?? []);
  return [...new Set([...items.flatMap((item) => itemAssets(item)), ...ofTakeovers])];
}

function textsOf({ playlists, tickers }: UnitContent): string[] {
  const items = playlists.flatMap((playlist) => playlist.items);
  return [...items.flatMap((item) => itemText(item) ?? []), ...tickers.map(tickerText)];
}

export function approvalsFor(input: {
  own: UnitContent;
  added: readonly AddedContent[];
  takeovers: readonly RaisedTakeover[];
  scope: Scope;
  uploader: PersonId;
  approver: PersonId;
}): Approval[] {
  const { own, scope, uploader, approver } = input;
  const ofContent = vouch({ assets: assetsOf(own, []), texts: textsOf(own), scope, uploader, approver });
  const ofAlerts = [...new Set(input.added.map(({ vouchedBy }) => vouchedBy))].map((voucher) => {
    const texts = input.added
      .filter(({ vouchedBy }) => vouchedBy === voucher)
      .map(({ content }) => textsOf(content));
    return vouch({ assets: [], texts: texts.flat(), scope, uploader: voucher, approver: voucher });
  });
  const raisers = [...new Set(input.takeovers.map(({ raisedBy }) => raisedBy))];
  const ofTakeovers = raisers.map((raiser) => {
    const raised = input.takeovers.filter(({ raisedBy }) => raisedBy === raiser);
    return vouch({
      assets: raised.flatMap(({ takeover }) => takeover.asset ?? []),
      texts: raised.map(({ takeover }) => takeoverText(takeover)),
      scope,
      uploader: raiser,
      approver: raiser,
    });
  });
  const isEmpty = ofContent.assets.length === 0 && ofContent.texts.length === 0;
  const others = [...ofAlerts, ...ofTakeovers].filter(({ texts }) => texts.length > 0);
  return isEmpty ? others : [ofContent, ...others];
}
