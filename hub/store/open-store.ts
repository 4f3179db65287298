/**
 * The hub's database as a set of stores. Every query goes through Kysely's builder, so that another dialect
 * needs other migrations and nothing else; every read and write of what belongs to a unit takes a `Scope`.
 */
import { Kysely, SqliteDialect } from "kysely";
import { type Migration, openDatabase } from "../../platform/sqlite.ts";
import { type AckStore, createAckStore } from "./acks.ts";
import { type AssetStore, createAssetStore } from "./assets.ts";
import { type AuditStore, createAuditStore } from "./audit.ts";
import { type BoardStore, createBoardStore } from "./boards.ts";
import { type CapAlertStore, createCapAlertStore } from "./cap-alerts.ts";
import { type CapSourceStore, createCapSourceStore } from "./cap-sources.ts";
import { type DocumentStore, createDocumentStore } from "./documents.ts";
import { type DraftStore, createDraftStore } from "./drafts.ts";
import { type EditionStore, createEditionStore } from "./editions.ts";
import { type FeedEntryStore, createFeedEntryStore } from "./feed-entries.ts";
import { type HeartbeatStore, createHeartbeatStore } from "./heartbeats.ts";
import { type IncidentStore, createIncidentStore } from "./incidents.ts";
import { peopleAndUnits } from "./migrations/0001-people-and-units.ts";
import { editions } from "./migrations/0002-editions.ts";
import { boards } from "./migrations/0003-boards.ts";
import { reports } from "./migrations/0004-reports.ts";
import { editionBytes } from "./migrations/0005-edition-bytes.ts";
import { rules } from "./migrations/0006-rules.ts";
import { alerts } from "./migrations/0007-alerts.ts";
import { type PairingStore, createPairingStore } from "./pairings.ts";
import { type PeopleStore, createPeopleStore } from "./people.ts";
import { prepared } from "./prepared.ts";
import { type PlayStore, createPlayStore } from "./plays.ts";
import { type RuleStore, createRuleStore } from "./rules.ts";
import type { Tables } from "./tables.ts";
import { type TakeoverStore, createTakeoverStore } from "./takeovers.ts";
import { type UnitStore, createUnitStore } from "./units.ts";
import { type WithdrawalStore, createWithdrawalStore } from "./withdrawals.ts";

export interface Stores {
  readonly acks: AckStore;
  readonly assets: AssetStore;
  readonly audit: AuditStore;
  readonly boards: BoardStore;
  readonly capAlerts: CapAlertStore;
  readonly capSources: CapSourceStore;
  readonly documents: DocumentStore;
  readonly drafts: DraftStore;
  readonly editions: EditionStore;
  readonly feedEntries: FeedEntryStore;
  readonly heartbeats: HeartbeatStore;
  readonly incidents: IncidentStore;
  readonly pairings: PairingStore;
  readonly people: PeopleStore;
  readonly plays: PlayStore;
  readonly rules: RuleStore;
  readonly takeovers: TakeoverStore;
  readonly units: UnitStore;
  readonly withdrawals: WithdrawalStore;
}

export interface Store extends Stores {
  /** All of `run` or nothing of it. Keep it short: everybody else waits. */
  atOnce<Value>(run: (stores: Stores) => Promise<Value>): Promise<Value>;
  close(): Promise<void>;
}

const migrations: readonly Migration[] = [
  peopleAndUnits,
  editions,
  boards,
  reports,
  editionBytes,
  rules,
  alerts,
];

function storesOn(db: Kysely<Tables>): Stores {
  return {
    acks: createAckStore(db),
    assets: createAssetStore(db),
    audit: createAuditStore(db),
    boards: createBoardStore(db),
    capAlerts: createCapAlertStore(db),
    capSources: createCapSourceStore(db),
    documents: createDocumentStore(db),
    drafts: createDraftStore(db),
    editions: createEditionStore(db),
    feedEntries: createFeedEntryStore(db),
    heartbeats: createHeartbeatStore(db),
    incidents: createIncidentStore(db),
    pairings: createPairingStore(db),
    people: createPeopleStore(db),
    plays: createPlayStore(db),
    rules: createRuleStore(db),
    takeovers: createTakeoverStore(db),
    units: createUnitStore(db),
    withdrawals: createWithdrawalStore(db),
  };
}

export function openStore(path: string): Store {
  const database = openDatabase(path, { durability: "full", migrations });
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: prepared(database) }) });
  return {
    ...storesOn(db),
    atOnce: (run) => db.transaction().execute((transaction) => run(storesOn(transaction))),
    close: async () => {
      await db.destroy();
      if (database.open) database.close();
    },
  };
}
