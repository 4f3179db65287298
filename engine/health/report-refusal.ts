/**
 * What happens to everything a board refuses: counted by code, logged, and told to the hub once for each
 * cause.
 */
import type { Problem } from "../../contract/result.ts";
import type { Log } from "../../platform/ports.ts";
import type { ErrorCounts } from "./error-counts.ts";
import type { Incidents } from "./incidents.ts";

/** `what` names the thing for people, `once` the cause: the same pair is told a single time. */
export type ReportRefusal = (problem: Problem, what: string, once: string) => void;

/** The network failing is no incident: the hub knows it best. */
const unreported: ReadonlySet<string> = new Set(["hub_unreachable", "proof_nonce", "too_many_requests"]);

export function createReportRefusal(parts: {
  readonly errors: ErrorCounts;
  readonly incidents: Incidents;
  readonly log: Log;
}): ReportRefusal {
  return (problem, what, once) => {
    const { code, path, en } = problem;
    parts.errors.count(code);
    parts.log.warn({ code, path, what, detail: en }, "refused");
    if (!unreported.has(code)) parts.incidents.report(code, `${what} ${path}: ${en}`, once);
  };
}
