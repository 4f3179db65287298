/** Whether an alert is believed: who sent it, how it came here, and what its signatures say. Pure. */
import type { CapSignature } from "../../contract/cap.ts";
import type { CapReason } from "../../contract/cap-reasons.ts";
import type { CapSource, CapVerdict } from "../../contract/cap-sources.ts";
import type { CapSourceId } from "../../contract/ids.ts";

/** How a document came to the hub. */
export type Via =
  | { readonly kind: "post"; readonly by: string }
  | { readonly kind: "poll"; readonly source: CapSourceId };

export interface Trust {
  readonly source: CapSource | null;
  readonly verdict: CapVerdict;
  /** `null`: it is believed. */
  readonly doubt: Extract<CapReason, "sender_unknown" | "signature_invalid" | "signature_wanted"> | null;
}

export function verdictOf(signatures: readonly CapSignature[], pins: readonly string[]): CapVerdict {
  if (signatures.length === 0) return "none";
  if (signatures.some(({ result }) => result === "broken")) return "invalid";
  const isPinned = ({ result, certificateSha256, keySha256 }: CapSignature): boolean =>
    result === "intact" &&
    [certificateSha256, keySha256].some((each) => each !== null && pins.includes(each));
  return signatures.some(isPinned) ? "verified" : "unknown";
}

function takes(source: CapSource, via: Via): boolean {
  if (via.kind === "poll") return source.id === via.source;
  return source.url === null && (source.people.length === 0 || source.people.some((each) => each === via.by));
}

export function trustOf(
  sender: string,
  signatures: readonly CapSignature[],
  sources: readonly CapSource[],
  via: Via,
): Trust {
  const able = sources.filter((source) => takes(source, via) && source.senders.includes(sender));
  const judged = able.map((source): Trust => {
    const verdict = verdictOf(signatures, source.pins);
    if (verdict === "invalid") return { source, verdict, doubt: "signature_invalid" };
    const isWanting = source.pins.length > 0 && verdict !== "verified";
    return { source, verdict, doubt: isWanting ? "signature_wanted" : null };
  });
  const nobody: Trust = { source: null, verdict: verdictOf(signatures, []), doubt: "sender_unknown" };
  return judged.find(({ doubt }) => doubt === null) ?? judged[0] ?? nobody;
}
