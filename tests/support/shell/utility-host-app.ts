/**
 * An Electron program that lends its utility processes to the test that started it, over that test's own
 * channel.
 */
import { app } from "electron";
import { createUtilityHost } from "../../../electron/engine-host/utility-host.ts";
import type { EngineProcess } from "../../../platform/shell/engine-host.ts";

type Order =
  | { readonly order: "start"; readonly id: number; readonly script: string }
  | { readonly order: "send"; readonly id: number; readonly message: object }
  | { readonly order: "kill"; readonly id: number };

const engines = new Map<number, EngineProcess>();
const tell = (news: object) => process.send?.(news);

function start(id: number, script: string): void {
  const engine = createUtilityHost({ script, args: [], env: {} }).start();
  engines.set(id, engine);
  engine.onMessage((message) => tell({ id, message }));
  void engine.gone.then(({ reason }) => tell({ id, reason }));
}

process.on("message", (order: Order) => {
  if (order.order === "start") start(order.id, order.script);
  if (order.order === "send") engines.get(order.id)?.send(order.message);
  if (order.order === "kill") engines.get(order.id)?.kill();
});
process.on("disconnect", () => app.exit(0));
void app.whenReady().then(() => tell({ napi: Number(process.versions["napi"]) }));
