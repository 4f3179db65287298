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

export function approvalsFor(input: {
  content: UnitContent;
  takeovers: readonly RaisedTakeover[];
  scope: Scope;
  uploader: PersonId;
  approver: PersonId;
}): Approval[] {
  const { content, scope, uploader, approver } = input;
  const items = content.playlists.flatMap((playlist) => playlist.items);
  const texts = [...items.flatMap((item) => itemText(item) ?? []), ...content.tickers.map(tickerText)];
  const ofContent = vouch({ assets: assetsOf(content, []), texts, scope, uploader, approver });
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
  return isEmpty ? ofTakeovers : [ofContent, ...ofTakeovers];
}
