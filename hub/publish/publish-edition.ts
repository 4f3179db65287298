/**
 * Publishing: snapshot -> pure `compileEdition` -> sign -> immutable edition -> nudge. Nothing slow stands
 * between the signature and the nudge; manifests are made when boards come and ask.
 */
import type { Published } from "../../contract/publishing.ts";
import { documentBytesMax } from "../../contract/envelope.ts";
import type { Edition } from "../../contract/edition.ts";
import { EditionHash, type PersonId } from "../../contract/ids.ts";
import { problem } from "../../contract/problem.ts";
import { type Result, failed, ok } from "../../contract/result.ts";
import type { Root } from "../../contract/root.ts";
import type { UnitContent } from "../../contract/unit-content.ts";
import { UnitContent as UnitContentSchema } from "../../contract/unit-content.ts";
import type { Scope, Unit } from "../../contract/unit.ts";
import { compileEdition } from "../../core/publish/compile-edition.ts";
import { sha256Hex } from "../../platform/files.ts";
import type { Clock } from "../../platform/ports.ts";
import { mergedContent, withoutAlerts } from "../cap/outputs.ts";
import type { AddedContent } from "../store/cap-alerts.ts";
import { feedWords } from "../feeds/feed-entries.ts";
import type { EditionRecord } from "../store/editions.ts";
import type { Store } from "../store/open-store.ts";
import type { RaisedTakeover } from "../store/takeovers.ts";
import type { EditionSigner } from "../trust/edition-signer.ts";
import { approvalsFor, assetsOf } from "./approvals.ts";
import type { BoardDocuments } from "./board-documents.ts";
import type { EditionFiles } from "./edition-files.ts";
import type { Nudges } from "./nudges.ts";
import { createTurns } from "./turns.ts";
import { withoutWithdrawn } from "./without-withdrawn.ts";

/**
 * `draft`: what the unit is working on. `published`: what it said last, with today's takeovers and
 * withdrawals.
 */
type Source = "draft" | "published";

export interface Publisher {
  publish(order: { scope: Scope; unit: Unit; by: PersonId; source: Source }): Promise<Result<Published>>;
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

/** Revision, predecessor and time apart: equal fingerprints say the same. */
function fingerprintOf(edition: Edition): string {
  const { unit, publisher, assets, playlists, tickers, campaigns, takeovers, calendars, quiet } = edition;
  const said = [unit, publisher, assets, playlists, tickers, campaigns, takeovers, calendars, quiet];
  return sha256Hex(JSON.stringify(said));
}

export function createPublisher(input: {
  readonly store: Store;
  readonly files: EditionFiles;
  readonly signer: EditionSigner;
  readonly root: Root;
  readonly clock: Clock;
  readonly documents: BoardDocuments;
  readonly nudges: Nudges;
}): Publisher {
  const { store, files, clock } = input;
  const turns = createTurns();

  async function snapshot(scope: Scope, unit: Unit, by: PersonId, source: Source): Promise<Snapshot> {
    const taken = await store.atOnce(async ({ capAlerts, drafts, editions, takeovers, withdrawals }) => ({
      draft: await drafts.read(scope, unit.id),
      previous: await editions.currentOf(scope, unit.id),
      takeovers: await takeovers.inEditions(scope, unit.id, clock.wallMs()),
      withdrawn: await withdrawals.ofUnit(scope, unit.id),
      added: await capAlerts.shownContent(scope, unit.id),
    }));
    const { draft, previous } = taken;
    const gone = new Set<string>(taken.withdrawn.items);
    const shared = { takeovers: taken.takeovers.filter(({ takeover }) => !gone.has(takeover.id)), previous };
    const last = previous === null ? null : contentOf(await files.open(previous.hash));
    const published = last && withoutWithdrawn(last, taken.withdrawn);
    // Alerts stand beside what people wrote, and come and go by their own life.
    const withAlerts = (own: UnitContent): Pick<Snapshot, "content" | "own" | "added"> => {
      const { added, withdrawn } = taken;
      const all = mergedContent(
        own,
        added.map(({ content }) => content),
      );
      return { content: withoutWithdrawn(all, withdrawn), own, added };
    };
    if (source === "draft") {
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

  /** Signs, keeps and announces a new edition. */
  async function release(unit: Unit, edition: Edition, taken: Snapshot): Promise<Result<EditionHash>> {
    const sizeBytes = Buffer.byteLength(JSON.stringify(edition)) * (4 / 3) + 512;
    if (sizeBytes > documentBytesMax.edition) return failed(problem("too_big"));
    const jws = await input.signer.signEdition(edition);
    const hash = EditionHash.parse(sha256Hex(jws));
    await files.write(hash, jws);
    const record = {
      unit: edition.unit,
      hash,
      sizeBytes: Buffer.byteLength(jws),
      epoch: edition.epoch,
      revision: edition.revision,
      fingerprint: fingerprintOf(edition),
      uploader: taken.uploader,
      publisher: taken.approver,
      issuedAtMs: edition.issuedAtMs,
      assets: edition.assets.map((asset) => asset.hash),
    };
    await store.atOnce(async ({ editions, feedEntries }) => {
      await editions.add(unit, record);
      await feedEntries.note(unit.id, feedWords(edition), edition.issuedAtMs);
    });
    return ok(hash);
  }

  async function publish(order: Parameters<Publisher["publish"]>[0]): Promise<Result<Published>> {
    const { scope, unit, by } = order;
    const taken = await snapshot(scope, unit, by, order.source);
    const compiled = await compile(scope, unit, taken);
    if (!compiled.ok) return compiled;
    const edition = compiled.value;
    const reached = await store.boards.idsWithin(edition.unit);
    const { previous } = taken;
    if (previous !== null && previous.fingerprint === fingerprintOf(edition)) {
      const revision = { epoch: previous.epoch, revision: previous.revision };
      return ok({ edition: previous.hash, revision, boards: reached.length });
    }
    const released = await release(unit, edition, taken);
    if (!released.ok) return released;
    input.documents.inputsChanged();
    input.nudges.nudge(reached);
    const revision = { epoch: edition.epoch, revision: edition.revision };
    return ok({ edition: released.value, revision, boards: reached.length });
  }

  return { publish: (order) => turns.take(order.unit.id, () => publish(order)) };
}
