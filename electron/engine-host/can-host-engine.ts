/**
 * Whether this Electron's own Node can load the SQLite binding; under an older N-API loading it crashes the
 * process.
 */
const napiNeeded = 10;

export function canHostEngine(versions: Readonly<Record<string, string | undefined>>): boolean {
  return Number(versions["napi"] ?? 0) >= napiNeeded;
}
