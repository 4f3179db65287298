/** All the page gets of its host: scenes in, messages out, and where assets lie. Sandboxed; web APIs only. */
import { contextBridge, ipcRenderer } from "electron";
import { assetBase, channels } from "./channels.ts";

let receive: ((scene: unknown) => void) | null = null;
let latest: unknown = null;

// A scene may arrive before the page is ready to take it.
ipcRenderer.on(channels.scene, (_event, scene: unknown) => {
  latest = scene;
  receive?.(scene);
});

contextBridge.exposeInMainWorld("bangtin", {
  assetBase,
  onScene(callback: (scene: unknown) => void) {
    receive = callback;
    if (latest !== null) callback(latest);
  },
  send(message: unknown) {
    ipcRenderer.send(channels.message, message);
  },
});
