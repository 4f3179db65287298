/**
 * Picks the host this Electron can give the engine: a utility process where it works, else the project's
 * Node.
 */
import type { EngineHost } from "../../platform/shell/engine-host.ts";
import { type NodeHostOptions, createNodeHost } from "../../platform/shell/node-host.ts";
import { canHostEngine } from "./can-host-engine.ts";
import { createUtilityHost } from "./utility-host.ts";

export function chooseEngineHost(options: NodeHostOptions): EngineHost {
  return canHostEngine(process.versions) ? createUtilityHost(options) : createNodeHost(options);
}
