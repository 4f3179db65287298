/**
 * A process that downloads one asset as an engine does: KEY_FILE HUB_URL FOLDER ASSET_JSON. Says `whole` at
 * the end.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Asset } from "../../contract/asset.ts";
import type { AssetHash } from "../../contract/ids.ts";
import { openBlobs } from "../../engine/store/blobs.ts";
import { downloadAsset } from "../../engine/sync/download-asset.ts";
import { createHubClient } from "../../engine/sync/hub-client.ts";
import { createLog } from "../../platform/log.ts";
import { systemPorts } from "../../platform/system-ports.ts";
import { loadOrMakeSigningKey } from "../../platform/trust/keys.ts";

const [keyFile = "", hubUrl = "", folder = "", asset = ""] = process.argv.slice(2);
const ports = systemPorts({ log: createLog({ level: "error", name: "bench" }) });
const hub = createHubClient(ports, hubUrl, await loadOrMakeSigningKey(keyFile));
const partsFolder = join(folder, "parts");
mkdirSync(partsFolder, { recursive: true });
mkdirSync(join(folder, "blobs"), { recursive: true });
const blobs = await openBlobs(join(folder, "blobs"));
const parts = { hub, partsFolder, adopt: (path: string, hash: AssetHash) => blobs.adopt(path, hash) };
const done = await downloadAsset(Asset.parse(JSON.parse(asset)), parts, new AbortController().signal);
console.log(done.ok ? "whole" : done.problems[0].en);
process.exit(0);
