/**
 * An engine that only obeys: shows the scene in `scene.json` of its data folder, again whenever that
 * changes, and writes down all it hears. For tests of the shells, which must hold whatever the engine does.
 */
import { appendFileSync, existsSync, readFileSync, watchFile } from "node:fs";
import { join } from "node:path";

interface Port {
  postMessage(message: object): void;
  on(event: "message", listener: (event: { data: unknown }) => void): void;
}

const { dataFolder, runFolder } = JSON.parse(
  readFileSync(process.argv[process.argv.indexOf("--config") + 1] ?? "", "utf8"),
) as { dataFolder: string; runFolder: string };
const port = (process as unknown as { parentPort?: Port }).parentPort;
const send = (message: object) => (port ? port.postMessage(message) : process.send?.(message));
const sceneFile = join(dataFolder, "scene.json");
const heardFile = join(dataFolder, "heard.jsonl");
const note = (message: unknown) =>
  appendFileSync(heardFile, `${JSON.stringify({ pid: process.pid, message })}\n`);
let seq = 0;

function sendScene(): void {
  if (!existsSync(sceneFile)) return;
  const scene = JSON.parse(readFileSync(sceneFile, "utf8")) as object;
  send({ type: "scene", scene: { ...scene, seq: (seq += 1), nowMs: Date.now() } });
}

function hear(message: { type: string; n?: number }): void {
  note(message);
  if (message.type === "ping") send({ type: "pong", n: message.n });
  if (message.type === "shutdown") process.exit(0);
  if (message.type !== "hello") return;
  send({ type: "ready", assetFolders: [join(dataFolder, "blobs")], runFolder });
  sendScene();
}

note({ type: "started" });
if (port) port.on("message", ({ data }) => hear(data as { type: string }));
else process.on("message", (message) => hear(message as { type: string }));
process.on("disconnect", () => process.exit(0));
watchFile(sceneFile, { interval: 50 }, sendScene);
