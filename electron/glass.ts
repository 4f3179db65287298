/**
 * The board's glass: always one window, which can be reloaded, replaced and told the scene; it closes only
 * at the end.
 */
import { type BrowserWindow, type Rectangle, type WebContents, app, screen } from "electron";
import type { Scene } from "../contract/scene.ts";
import { channels } from "./channels.ts";
import { cover, openKioskWindow } from "./kiosk-window.ts";

export interface GlassEvents {
  /** A page begins to load. */
  readonly onStarted: () => void;
  /** The page is there and has nothing yet. */
  readonly onLoaded: () => void;
  readonly onGone: (reason: string) => void;
  /** What the page wrote to its console. */
  readonly onSaid: (text: string) => void;
  readonly onUnresponsive: (isUnresponsive: boolean) => void;
  /** Displays changed; the picture covers the new ones already. */
  readonly onResized: () => void;
}

export interface Glass {
  readonly open: () => void;
  readonly reload: () => void;
  /** A fresh window first, then the old one goes: the desktop never shows. */
  readonly replace: () => void;
  readonly show: (scene: Scene) => void;
  readonly page: () => WebContents | null;
  readonly window: () => BrowserWindow | null;
  readonly size: () => { widthPx: number; heightPx: number };
  /** From now on windows may close. */
  readonly release: () => void;
}

export interface GlassOptions {
  readonly preload: string;
  /** `null`: the whole primary screen. */
  readonly bounds: Rectangle | null;
  readonly isKiosk: boolean;
  readonly events: GlassEvents;
}

/** Tells of the page in a window as long as that window is the one on the glass. */
function watchPage(opened: BrowserWindow, isCurrent: () => boolean, events: GlassEvents): void {
  const { webContents } = opened;
  const gone = (reason: string): void => {
    if (isCurrent()) events.onGone(reason);
  };
  webContents.on("did-finish-load", () => isCurrent() && events.onLoaded());
  webContents.on("did-fail-load", (_event, _code, description) => gone(description));
  webContents.on("render-process-gone", (_event, { reason }) => gone(reason));
  webContents.on("preload-error", (_event, _path, error) => gone(error.message));
  // Electrons before 35 give the text as an argument, later ones in the event.
  webContents.on("console-message", (event: object, _level: unknown, text?: string) =>
    events.onSaid(text ?? String((event as { message?: unknown }).message)),
  );
  opened.on("unresponsive", () => isCurrent() && events.onUnresponsive(true));
  opened.on("responsive", () => isCurrent() && events.onUnresponsive(false));
  opened.on("page-title-updated", (event) => event.preventDefault());
}

export function createGlass({ preload, bounds, isKiosk, events }: GlassOptions): Glass {
  let window: BrowserWindow | null = null;
  let isReleased = false;
  const wantedBounds = (): Rectangle => bounds ?? screen.getPrimaryDisplay().bounds;

  const watch = (opened: BrowserWindow): void => {
    const isCurrent = () => window === opened;
    watchPage(opened, isCurrent, events);
    opened.on("close", (event) => {
      if (isReleased || !isCurrent()) return;
      if (isKiosk) event.preventDefault();
      else app.quit();
    });
    opened.on("closed", () => isCurrent() && !isReleased && isKiosk && open());
  };

  const open = (): void => {
    window = openKioskWindow({ bounds: wantedBounds(), isKiosk, preload });
    watch(window);
    events.onStarted();
  };

  const replace = (): void => {
    const old = window;
    open();
    const opened = window;
    if (old === null || old.isDestroyed()) return;
    // Until the new page has drawn, the old picture is better than none.
    opened?.once("ready-to-show", () => !old.isDestroyed() && old.destroy());
    if (old.webContents.isCrashed()) old.destroy();
  };

  const recover = (): void => {
    if (window === null || window.isDestroyed() || !isKiosk) return;
    cover(window, wantedBounds());
    events.onResized();
  };
  screen.on("display-metrics-changed", recover);
  screen.on("display-added", recover);
  screen.on("display-removed", recover);
  app.on("window-all-closed", () => !isReleased && isKiosk && open());

  const page = (): WebContents | null =>
    window === null || window.isDestroyed() ? null : window.webContents;
  return {
    open,
    replace,
    reload() {
      events.onStarted();
      page()?.reload();
    },
    show: (scene) => page()?.send(channels.scene, scene),
    page,
    window: () => window,
    size() {
      const { width, height } = window?.getContentBounds() ?? wantedBounds();
      return { widthPx: width, heightPx: height };
    },
    release() {
      isReleased = true;
    },
  };
}
