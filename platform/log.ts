/** The log of every process: JSON lines on stderr, without secrets. */
import { type DestinationStream, destination, pino } from "pino";
import type { Log } from "./ports.ts";

export const logLevels = ["debug", "info", "warn", "error", "silent"] as const;
export type LogLevel = (typeof logLevels)[number];

const secretKeys = [
  "token", "secret", "authorization", "Authorization", "dpop", "DPoP", "password", "cookie", "privateKey",
]; // biome-ignore format: a list of names reads better in rows
const redactedPaths = secretKeys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]);

/** `stream` is for tests; every process writes to stderr, so that stdout stays free for answers. */
export function createLog(options: {
  readonly level: LogLevel;
  readonly name: string;
  readonly stream?: DestinationStream;
}): Log {
  return pino(
    {
      level: options.level,
      base: { name: options.name },
      redact: { paths: redactedPaths, censor: "[secret]" },
      formatters: { level: (level) => ({ level }) },
    },
    options.stream ?? destination({ dest: 2, sync: true }),
  );
}
