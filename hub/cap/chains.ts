/**
 * Which alerts other messages ended: updates and cancels by their references, whatever order they came in and
 * whether or not the ending message is itself still in force. Pure.
 */
import type { CapAlert, CapReference } from "../../contract/cap.ts";
import type { CapReason } from "../../contract/cap-reasons.ts";

/** What the chains need to know of one received message. */
export interface Link {
  readonly key: string;
  readonly sender: string;
  readonly identifier: string;
  readonly status: CapAlert["status"];
  readonly messageType: CapAlert["messageType"];
  readonly references: readonly CapReference[];
  /** Through which source it came; messages of one source are one feed. */
  readonly source: string | null;
  /** Only what is believed ends anything. */
  readonly isTrusted: boolean;
  /** It says that the danger is over. */
  readonly isOver: boolean;
}

export interface Ending {
  readonly reason: Extract<CapReason, "superseded" | "cancelled" | "all_clear">;
  readonly by: string;
}

/**
 * A message ends those of its own sender; those of another sender only within one source, where the operator
 * said that these senders are one feed. A drill never ends an alert, nor an alert a drill. The `sent` of a
 * reference is not compared: senders get it wrong.
 */
function mayEnd(by: Link, target: Link, reference: CapReference): boolean {
  if (!by.isTrusted || by.key === target.key || by.status !== target.status) return false;
  if (reference.identifier !== target.identifier) return false;
  if (target.sender === by.sender && reference.sender === by.sender) return true;
  const isOneFeed = by.source !== null && by.source === target.source;
  return isOneFeed && (reference.sender === target.sender || target.sender === by.sender);
}

function reasonOf({ messageType, isOver }: Link): Ending["reason"] {
  if (messageType === "Cancel") return "cancelled";
  return isOver ? "all_clear" : "superseded";
}

const strength: Readonly<Record<Ending["reason"], number>> = { superseded: 0, all_clear: 1, cancelled: 2 };

/** Ended messages by key. Of several endings the clearest word counts, so that order changes nothing. */
export function endingsOf(received: readonly Link[]): Map<string, Ending> {
  const byIdentifier = new Map<string, Link[]>();
  for (const link of received) {
    byIdentifier.set(link.identifier, [...(byIdentifier.get(link.identifier) ?? []), link]);
  }
  const endings = new Map<string, Ending>();
  const enders = received.filter(
    ({ messageType, isTrusted }) => isTrusted && (messageType === "Update" || messageType === "Cancel"),
  );
  for (const by of enders) {
    for (const reference of by.references) {
      for (const target of byIdentifier.get(reference.identifier) ?? []) {
        if (!mayEnd(by, target, reference)) continue;
        const made = { reason: reasonOf(by), by: by.key };
        const known = endings.get(target.key);
        const isClearer =
          known === undefined ||
          strength[made.reason] > strength[known.reason] ||
          (made.reason === known.reason && made.by < known.by);
        if (isClearer) endings.set(target.key, made);
      }
    }
  }
  return endings;
}
