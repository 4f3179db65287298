/**
 * Publishing: snapshot -> pure `compileEdition` -> sign -> immutable edition -> nudge. Nothing slow stands
 * between the signature and the nudge; the manifests of boards that listen are made while they come and ask.
 */
import type { Published } from "../../contract/publishing.ts";
import { documentBytesMax } from "../../contract/envelope.ts";
import type { Edition } from "../../contract/edition.ts";
import { EditionHash, type PersonId, type TakeoverId } from "../../contract/ids.ts";
import { problem } from "../../contract/problem.ts";
import { type Result, failed, ok } from "../../contract/result.ts";
import type { Root } from "../../contract/root.ts";
import { type UnitContent, UnitContent as UnitContentSchema } from "../../contract/unit-content.ts";
import type { Scope, Unit } from "../../contract/unit.ts";
import { compileEdition } from "../../core/publish/compile-edition.ts";
import { sha256Hex } from "../../platform/files.ts";
import type { Clock } from "../../platform/ports.ts";
import { mergedContent, withoutAlerts } from "../cap/outputs.ts";
import type { AddedContent } from "../store/cap-alerts.ts";
import { feedWords } from "../feeds/feed-entries.ts";
import type { EditionRecord, NewEdition } from "../store/editions.ts";
import type { Store } from "../store/open-store.ts";
import type { LeavingTakeover, RaisedTakeover } from "../store/takeovers.ts";
import type { EditionSigner } from "../trust/edition-signer.ts";
import { approvalsFor, assetsOf } from "./approvals.ts";
import type { BoardDocuments } from "./board-documents.ts";
import type { EditionBytes } from "./edition-bytes.ts";
import type { Nudges } from "./nudges.ts";
import { createTurns } from "./turns.ts";
import { withoutWithdrawn } from "./without-withdrawn.ts";

/**
 * `draft`: what the unit is working on. `published`: what it said last, with today's takeovers and
 * withdrawals.
 */
type Source = "draft" | "published";

/** A takeover that comes with this publish, and the one it takes the place of. */
export interface TakeoverChange {
  readonly added: LeavingTakeover;
  readonly ended: TakeoverId | null;
}

interface PublishOrder {
  readonly scope: Scope;
  readonly unit: Unit;
  readonly by: PersonId;
  readonly source: Source;
  readonly change?: TakeoverChange;
}

/** An edition and how it is recorded. */
interface Made {
  readonly record: NewEdition;
  readonly edition: Edition;
}

export interface Publisher {
  /** Edition and takeovers are written in one transaction: both or neither. */
  publish(order: PublishOrder): Promise<Result<Published>>;
}

interface Snapshot {
  readonly content: UnitContent;
  /** The part of it that people wrote, and the rest with who vouches for it. */
  readonly own: UnitContent;
  readonly added: readonly AddedContent[];
  /** What the unit said last: what stands in it unchanged is not judged again. */
  readonly published: UnitContent | null;
  readonly uploader: PersonId;
  readonly approver: PersonId;
  readonly takeovers: readonly RaisedTakeover[];
  readonly previous: EditionRecord | null;
}

/** What a unit said in an edition, as content. */
function contentOf(edition: Edition | null): UnitContent | null {
  if (edition === null) return null;
  const { playlists, tickers, campaigns, calendars, quiet } = edition;
  return { playlists, tickers, campaigns, calendars, quiet };
}

/** A header, a signature, revision and times: what an edition holds beside its words and approvals. */
const restBytesMax = 1_024;

/** Revision, predecessor and time apart: equal fingerprints say the same. */
function measure(edition: Edition): { fingerprint: string; isTooBig: boolean } {
  const { unit, publisher, assets, playlists, tickers, campaigns, takeovers, calendars, quiet } = edition;
  const said = JSON.stringify([
    unit,
    publisher,
    assets,
    playlists,
    tickers,
    campaigns,
    takeovers,
    calendars,
    quiet,
  ]);
  const payloadBytes = Buffer.byteLength(said) + JSON.stringify(edition.approvals).length + restBytesMax;
  return { fingerprint: sha256Hex(said), isTooBig: payloadBytes * (4 / 3) > documentBytesMax.edition };
}

export function createPublisher(input: {
  readonly store: Store;
  readonly bytes: EditionBytes;
  readonly signer: EditionSigner;
  readonly root: Root;
  readonly clock: Clock;
  readonly documents: BoardDocuments;
  readonly nudges: Nudges;
}): Publisher {
  const { store, clock } = input;
  const turns = createTurns();

  async function snapshot({ scope, unit, by, source, change }: PublishOrder): Promise<Snapshot> {
    const taken = await store.atOnce(async ({ capAlerts, drafts, editions, takeovers, withdrawals }) => ({
      draft: source === "draft" ? await drafts.read(scope, unit.id) : null,
      previous: await editions.currentOf(scope, unit.id),
      kept: await takeovers.inEditions(scope, unit.id, clock.wallMs()),
      withdrawn: await withdrawals.ofUnit(scope, unit.id),
      added: await capAlerts.shownContent(scope, unit.id),
    }));
    const { draft, previous, kept, withdrawn, added } = taken;
    const gone = new Set<string>(withdrawn.items);
    if (change?.ended) gone.add(change.ended);
    const left = kept.filter(({ takeover }) => !gone.has(takeover.id));
    const shared = { takeovers: change === undefined ? left : [...left, change.added], previous };
    const last = previous === null ? null : contentOf(await input.bytes.open(previous.hash));
    const published = last && withoutWithdrawn(last, withdrawn);
    // Alerts stand beside what people wrote, and come and go by their own life.
    const withAlerts = (own: UnitContent): Pick<Snapshot, "content" | "own" | "added"> => {
      const all = mergedContent(
        own,
        added.map(({ content }) => content),
      );
      return { content: withoutWithdrawn(all, withdrawn), own, added };
    };
    if (draft !== null) {
      const people = { uploader: draft.changedBy ?? by, approver: by };
      return { ...shared, ...withAlerts(withoutAlerts(draft.content)), published, ...people };
    }
    const own = withoutAlerts(published ?? UnitContentSchema.parse({}));
    const { uploader, publisher: approver } = previous ?? { uploader: by, publisher: by };
    return { ...shared, ...withAlerts(own), published, uploader, approver };
  }

  async function compile(scope: Scope, unit: Unit, taken: Snapshot): Promise<Result<Edition>> {
    const { content, published, takeovers, previous } = taken;
    const { epoch } = input.root;
    return compileEdition({
      unit: unit.speaks,
      publisher: { id: unit.id, name: unit.name, shortName: unit.shortName },
      content,
      published,
      assets: await store.assets.byHash(scope, assetsOf(content, takeovers)),
      takeovers: takeovers.map(({ takeover }) => takeover),
      approvals: approvalsFor({ ...taken, scope: unit.speaks }),
      revision: { epoch, revision: previous?.epoch === epoch ? previous.revision + 1 : 1 },
      prev: previous?.hash ?? null,
      issuedAtMs: clock.wallMs(),
    });
  }

  async function sign(edition: Edition, fingerprint: string, taken: Snapshot): Promise<NewEdition> {
    const jws = await input.signer.signEdition(edition);
    return {
      unit: edition.unit,
      hash: EditionHash.parse(sha256Hex(jws)),
      jws,
      sizeBytes: Buffer.byteLength(jws),
      epoch: edition.epoch,
      revision: edition.revision,
      fingerprint,
      uploader: taken.uploader,
      publisher: taken.approver,
      issuedAtMs: edition.issuedAtMs,
      assets: edition.assets.map((asset) => asset.hash),
    };
  }

  /** From here on it is published: what is acknowledged after this survives a power cut. */
  async function commit({ scope, unit, change }: PublishOrder, made: Made | null): Promise<void> {
    if (made === null && change === undefined) return;
    await store.atOnce(async ({ editions, feedEntries, takeovers }) => {
      if (change?.ended) await takeovers.end(scope, unit.id, change.ended, clock.wallMs());
      if (change !== undefined) await takeovers.add(scope, unit.id, change.added);
      if (made === null) return;
      await editions.add(unit, made.record);
      await feedEntries.note(unit.id, feedWords(made.edition), made.edition.issuedAtMs);
    });
  }

  async function publish(order: PublishOrder): Promise<Result<Published>> {
    const taken = await snapshot(order);
    const compiled = await compile(order.scope, order.unit, taken);
    if (!compiled.ok) return compiled;
    const edition = compiled.value;
    const { fingerprint, isTooBig } = measure(edition);
    const reached = await store.boards.idsWithin(edition.unit);
    const answer = ({ hash, epoch, revision }: EditionRecord): Result<Published> =>
      ok({ edition: hash, revision: { epoch, revision }, boards: reached.length });
    const { previous } = taken;
    if (previous !== null && previous.fingerprint === fingerprint) {
      await commit(order, null);
      return answer(previous);
    }
    if (isTooBig) return failed(problem("too_big"));
    const signed = await sign(edition, fingerprint, taken);
    await commit(order, { record: signed, edition });
    input.bytes.remember(signed.hash, signed.jws, edition);
    input.documents.inputsChanged();
    input.nudges.nudge(reached);
    input.documents.prepare(edition.unit, input.nudges.listening(reached));
    return answer(signed);
  }

  return { publish: (order) => turns.take(order.unit.id, () => publish(order)) };
}
