/** One player for each data folder: a second one ends at once and leaves the picture alone. */
import { app } from "electron";

/** False: another player runs; the caller ends. */
export function isOnlyPlayer(): boolean {
  return app.requestSingleInstanceLock();
}
