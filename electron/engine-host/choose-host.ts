/**
 * Picks the host this Electron can give the engine: a utility process where it works, else the project's
 * Node.
 */
import { type EngineHost, startedAhead } from "../../platform/shell/engine-host.ts";
import { type NodeHostOptions, createNodeHost } from "../../platform/shell/node-host.ts";
import { canHostEngine } from "./can-host-engine.ts";
import { createUtilityHost } from "./utility-host.ts";

/** Called before the app is ready: a Node starts at once, a utility process cannot before. */
export function chooseEngineHost(options: NodeHostOptions): EngineHost {
  return canHostEngine(process.versions) ? createUtilityHost(options) : startedAhead(createNodeHost(options));
}
