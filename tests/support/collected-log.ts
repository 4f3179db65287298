/** A log that keeps what was said, for tests to look at. */
import type { Log } from "../../platform/ports.ts";

export interface LogEntry {
  readonly level: "debug" | "info" | "warn" | "error";
  readonly fields: Readonly<Record<string, unknown>>;
  readonly message: string;
}

export interface CollectedLog extends Log {
  /** Everything said here and in every child, oldest first. */
  readonly entries: readonly LogEntry[];
}

export function createCollectedLog(entries: LogEntry[] = [], inherited: object = {}): CollectedLog {
  const say =
    (level: LogEntry["level"]) =>
    (fields: object, message: string): void => {
      entries.push({ level, fields: { ...inherited, ...fields }, message });
    };
  return {
    entries,
    debug: say("debug"),
    info: say("info"),
    warn: say("warn"),
    error: say("error"),
    child: (fields) => createCollectedLog(entries, { ...inherited, ...fields }),
  };
}
