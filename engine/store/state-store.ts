/** `state.db`: the few single values, rollback counters and incidents that must survive a power cut. */
import type { Database } from "../../platform/sqlite.ts";
import type { Incident } from "../../contract/heartbeat.ts";
import { type Revision, compareRevisions } from "../../contract/revision.ts";

/** Incidents kept in all, told ones included: they stop the same cause from being told twice. */
const incidentsKeptMax = 500;

export type FactName = "starts" | "floor_ms" | "plays_reserved" | "last_contact_ms" | "manifest_hash";

export interface StateStore {
  fact(name: FactName): string | null;
  setFact(name: FactName, value: string): void;
  /**
   * The highest revision ever accepted of a document: `manifest`, `placement`, `status`,
   * `edition:<line>:<path>`.
   */
  highest(document: string): Revision | null;
  /** All of them, by document. */
  allHighest(): ReadonlyMap<string, Revision>;
  /** `manifestHash` names the manifest these revisions came with, so that the same one is known again. */
  raiseHighest(changes: ReadonlyMap<string, Revision>, manifestHash: string | null): void;
  /** False when the same cause was told before. */
  addIncident(incident: Incident, once: string): boolean;
  pendingIncidents(limit: number): Incident[];
  acknowledgeIncidents(ids: readonly string[]): void;
}

function incidentsPart(db: Database) {
  const add = db.prepare(
    "INSERT OR IGNORE INTO incidents (id, once, code, at_ms, detail) VALUES (?, ?, ?, ?, ?)",
  );
  const prune = db.prepare("DELETE FROM incidents WHERE seq <= (SELECT max(seq) FROM incidents) - ?");
  const pending = db.prepare(
    "SELECT id, code, at_ms AS atMs, detail FROM incidents WHERE acknowledged = 0 ORDER BY seq LIMIT ?",
  );
  const acknowledge = db.prepare("UPDATE incidents SET acknowledged = 1 WHERE id = ?");
  return {
    addIncident(incident: Incident, once: string) {
      const { id, code, atMs, detail } = incident;
      const isNew = add.run(id, once, code, atMs, detail).changes > 0;
      if (isNew) prune.run(incidentsKeptMax);
      return isNew;
    },
    pendingIncidents: (limit: number) => pending.all(limit) as Incident[],
    acknowledgeIncidents: db.transaction((ids: readonly string[]) => {
      for (const id of ids) acknowledge.run(id);
    }),
  };
}

export function createStateStore(db: Database): StateStore {
  const readFact = db.prepare("SELECT value FROM facts WHERE name = ?").pluck();
  const writeFact = db.prepare("INSERT OR REPLACE INTO facts (name, value) VALUES (?, ?)");
  const readHighest = db.prepare("SELECT epoch, revision FROM highest WHERE document = ?");
  const readAllHighest = db.prepare("SELECT document, epoch, revision FROM highest");
  const writeHighest = db.prepare(
    "INSERT OR REPLACE INTO highest (document, epoch, revision) VALUES (?, ?, ?)",
  );
  const highest = (document: string) => (readHighest.get(document) as Revision | undefined) ?? null;
  return {
    fact: (name) => (readFact.get(name) as string | undefined) ?? null,
    setFact(name, value) {
      writeFact.run(name, value);
    },
    highest,
    allHighest: () =>
      new Map(
        (readAllHighest.all() as ({ document: string } & Revision)[]).map(({ document, epoch, revision }) => [
          document,
          { epoch, revision },
        ]),
      ),
    raiseHighest: db.transaction((changes: ReadonlyMap<string, Revision>, manifestHash: string | null) => {
      for (const [document, revision] of changes) {
        const known = highest(document);
        if (known === null || compareRevisions(known, revision) < 0) {
          writeHighest.run(document, revision.epoch, revision.revision);
        }
      }
      if (manifestHash !== null) writeFact.run("manifest_hash", manifestHash);
    }),
    ...incidentsPart(db),
  };
}
