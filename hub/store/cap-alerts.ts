/**
 * Alerts from elsewhere, once per unit, sender and identifier. What has ended stays ended, whatever the clock
 * does later: that is kept with each alert.
 */
import type { Kysely, Selectable } from "kysely";
import { CapAlert, CapReference, CapSignature } from "../../contract/cap.ts";
import { type CapReason, capReasons } from "../../contract/cap-reasons.ts";
import { CapReport, CapShowing, CapState, CapVerdict } from "../../contract/cap-sources.ts";
import { CapSourceId, PersonId, TakeoverId } from "../../contract/ids.ts";
import type { Problem } from "../../contract/result.ts";
import { UnitContent } from "../../contract/unit-content.ts";
import type { Scope } from "../../contract/unit.ts";
import type { CapAlertRow, Tables } from "./tables.ts";
import { within } from "./within.ts";

/** What is found out when an alert comes in. */
export interface NewAlert {
  readonly key: string;
  readonly alert: CapAlert;
  readonly isOver: boolean;
  readonly source: CapSourceId | null;
  readonly verdict: CapVerdict;
  readonly doubt: CapReason | null;
  readonly vouchedBy: PersonId;
  readonly signatures: readonly CapSignature[];
  readonly notes: readonly Problem[];
  readonly receivedAtMs: number;
}

/** What was decided about it. */
export interface Decided {
  readonly state: CapState;
  readonly reasons: readonly CapReason[];
  readonly showings?: readonly CapShowing[];
  readonly takeovers?: readonly TakeoverId[];
  readonly content?: UnitContent;
  readonly endedAtMs?: number;
}

export interface StoredAlert {
  readonly report: CapReport;
  readonly doubt: CapReason | null;
  readonly vouchedBy: PersonId;
  readonly content: UnitContent;
}

/** What chains are made of, without the alert's body. */
export interface StoredLink {
  readonly key: string;
  readonly sender: string;
  readonly identifier: string;
  readonly status: CapAlert["status"];
  readonly messageType: CapAlert["messageType"];
  readonly references: CapReference[];
  readonly source: string | null;
  readonly isTrusted: boolean;
  readonly isOver: boolean;
}

/** Content of ours in an edition, and who vouches for it. */
export interface AddedContent {
  readonly content: UnitContent;
  readonly vouchedBy: PersonId;
}

const emptyContent: UnitContent = UnitContent.parse({});

function saidReasons(text: string): CapReport["reasons"] {
  const codes = JSON.parse(text) as CapReason[];
  return codes.map((code) => ({ code, ...capReasons[code] }));
}

function storedOf(row: Selectable<CapAlertRow>): StoredAlert {
  const report = CapReport.parse({
    key: row.key,
    alert: JSON.parse(row.body),
    source: row.source_id,
    state: row.state,
    reasons: saidReasons(row.reasons),
    signature: row.verdict,
    signatures: JSON.parse(row.signatures),
    notes: JSON.parse(row.notes),
    receivedAtMs: row.received_at_ms,
    acceptedBy: row.accepted_by,
    showings: JSON.parse(row.showings),
    takeovers: JSON.parse(row.takeovers),
    endedAtMs: row.ended_at_ms,
  });
  return {
    report,
    doubt: row.doubt as CapReason | null,
    vouchedBy: PersonId.parse(row.vouched_by),
    content: UnitContent.parse(JSON.parse(row.content)),
  };
}

function newRow(unit: string, made: NewAlert): CapAlertRow {
  const { alert } = made;
  return {
    unit_id: unit,
    key: made.key,
    sender: alert.sender,
    identifier: alert.identifier,
    status: alert.status,
    message_type: alert.messageType,
    refs: JSON.stringify(alert.references),
    is_over: made.isOver ? 1 : 0,
    source_id: made.source,
    verdict: made.verdict,
    doubt: made.doubt,
    accepted_by: null,
    vouched_by: made.vouchedBy,
    body: JSON.stringify(alert),
    signatures: JSON.stringify(made.signatures),
    notes: JSON.stringify(made.notes),
    received_at_ms: made.receivedAtMs,
    state: "queued",
    reasons: "[]",
    showings: "[]",
    takeovers: "[]",
    content: JSON.stringify(emptyContent),
    ended_at_ms: null,
  };
}

function unitsWithin(db: Kysely<Tables>, scope: Scope) {
  return db.selectFrom("units").select("units.id").where(within("units", scope));
}

function readsOf(db: Kysely<Tables>) {
  const rowsOf = (scope: Scope, unit: string) =>
    db
      .selectFrom("cap_alerts")
      .selectAll()
      .where("unit_id", "=", unit)
      .where("unit_id", "in", unitsWithin(db, scope));

  return {
    async find(scope: Scope, unit: string, key: string): Promise<StoredAlert | null> {
      const row = await rowsOf(scope, unit).where("key", "=", key).executeTakeFirst();
      return row === undefined ? null : storedOf(row);
    },

    async list(scope: Scope, unit: string, limit: number): Promise<CapReport[]> {
      const rows = await rowsOf(scope, unit)
        .orderBy("received_at_ms", "desc")
        .orderBy("key")
        .limit(limit)
        .execute();
      return rows.map((row) => storedOf(row).report);
    },

    /** Those that may still change by themselves: waiting to be shown, shown, or waiting for staff. */
    async open(scope: Scope, unit: string): Promise<StoredAlert[]> {
      const rows = await rowsOf(scope, unit).where("state", "in", ["queued", "shown", "draft"]).execute();
      return rows.map(storedOf);
    },

    async links(scope: Scope, unit: string): Promise<StoredLink[]> {
      const rows = await db
        .selectFrom("cap_alerts")
        .select(["key", "sender", "identifier", "status", "message_type", "refs", "source_id", "doubt"])
        .select(["accepted_by", "is_over"])
        .where("unit_id", "=", unit)
        .where("unit_id", "in", unitsWithin(db, scope))
        .execute();
      return rows.map((row) => ({
        key: row.key,
        sender: row.sender,
        identifier: row.identifier,
        status: row.status as CapAlert["status"],
        messageType: row.message_type as CapAlert["messageType"],
        references: JSON.parse(row.refs) as CapReference[],
        source: row.source_id,
        isTrusted: row.doubt === null || row.accepted_by !== null,
        isOver: row.is_over === 1,
      }));
    },

    /** What editions of this unit carry beside its own content. */
    async shownContent(scope: Scope, unit: string): Promise<AddedContent[]> {
      const rows = await rowsOf(scope, unit).where("state", "=", "shown").orderBy("key").execute();
      return rows.map((row) => {
        const { content, vouchedBy } = storedOf(row);
        return { content, vouchedBy };
      });
    },
  };
}

function writesOf(db: Kysely<Tables>) {
  return {
    /** Keeps what came first; only what is believed takes the place of what nobody believed or accepted. */
    async add(scope: Scope, unit: string, made: NewAlert): Promise<void> {
      const owner = await unitsWithin(db, scope).where("units.id", "=", unit).executeTakeFirstOrThrow();
      const row = newRow(owner.id, made);
      await db
        .insertInto("cap_alerts")
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      if (made.doubt !== null) return;
      await db
        .updateTable("cap_alerts")
        .set(row)
        .where("unit_id", "=", owner.id)
        .where("key", "=", made.key)
        .where("doubt", "is not", null)
        .where("accepted_by", "is", null)
        .execute();
    },

    async decide(scope: Scope, unit: string, key: string, decided: Decided): Promise<void> {
      await db
        .updateTable("cap_alerts")
        .set({
          state: decided.state,
          reasons: JSON.stringify(decided.reasons),
          ...(decided.showings === undefined ? {} : { showings: JSON.stringify(decided.showings) }),
          ...(decided.takeovers === undefined ? {} : { takeovers: JSON.stringify(decided.takeovers) }),
          ...(decided.content === undefined ? {} : { content: JSON.stringify(decided.content) }),
          ...(decided.endedAtMs === undefined ? {} : { ended_at_ms: decided.endedAtMs }),
        })
        .where("unit_id", "=", unit)
        .where("unit_id", "in", unitsWithin(db, scope))
        .where("key", "=", key)
        .execute();
    },

    async accept(scope: Scope, unit: string, key: string, by: PersonId): Promise<void> {
      await db
        .updateTable("cap_alerts")
        .set({ accepted_by: by, vouched_by: by, state: "queued" })
        .where("unit_id", "=", unit)
        .where("unit_id", "in", unitsWithin(db, scope))
        .where("key", "=", key)
        .execute();
    },
  };
}

function upkeepOf(db: Kysely<Tables>) {
  return {
    /** Units with anything that may still change: looked at after a start and every minute. */
    async unitsWithOpen(): Promise<string[]> {
      const rows = await db
        .selectFrom("cap_alerts")
        .select("unit_id")
        .distinct()
        .where("state", "in", ["queued", "shown", "draft"])
        .execute();
      return rows.map(({ unit_id }) => unit_id);
    },

    /** Units whose boards have, or had, something of alerts: published again after a start. */
    async unitsWithShown(): Promise<string[]> {
      const rows = await db
        .selectFrom("cap_alerts")
        .select("unit_id")
        .distinct()
        .where("showings", "!=", "[]")
        .execute();
      return rows.map(({ unit_id }) => unit_id);
    },

    /** What is over and older than any alert may live can teach nobody anything any more. */
    async forget(beforeMs: number): Promise<void> {
      await db
        .deleteFrom("cap_alerts")
        .where("received_at_ms", "<", beforeMs)
        .where("state", "in", ["silent", "ended", "draft"])
        .execute();
    },
  };
}

export function createCapAlertStore(db: Kysely<Tables>) {
  return { ...readsOf(db), ...writesOf(db), ...upkeepOf(db) };
}
export type CapAlertStore = ReturnType<typeof createCapAlertStore>;
