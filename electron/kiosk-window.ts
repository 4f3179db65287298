/** One window over the whole board: no frame, no keys, no way out; or, for the demo, an ordinary window. */
import { BrowserWindow, type Rectangle } from "electron";
import { pageUrl } from "./channels.ts";

/** What shows through before the page has drawn: the ground of the house loop, never white. */
const groundColor = "#0b2239";

export interface KioskWindowOptions {
  readonly bounds: Rectangle;
  /** False: a framed window that may be moved and closed. */
  readonly isKiosk: boolean;
  readonly preload: string;
}

/** Bounds are given outright: without a window manager `kiosk` alone covers only part of the screen. */
export function openKioskWindow({ bounds, isKiosk, preload }: KioskWindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    ...bounds,
    title: "Bangtin",
    useContentSize: true,
    backgroundColor: groundColor,
    kiosk: isKiosk,
    frame: !isKiosk,
    resizable: !isKiosk,
    movable: !isKiosk,
    minimizable: !isKiosk,
    closable: !isKiosk,
    skipTaskbar: isKiosk,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      devTools: false,
      webviewTag: false,
      spellcheck: false,
      safeDialogs: true,
      disableDialogs: true,
      navigateOnDragDrop: false,
      backgroundThrottling: false,
      autoplayPolicy: "no-user-gesture-required",
    },
  });
  if (isKiosk) cover(window, bounds);
  void window.loadURL(pageUrl).catch(() => undefined);
  return window;
}

/** Over everything, exactly there; also after a display came, went or changed. */
export function cover(window: BrowserWindow, bounds: Rectangle): void {
  window.setAlwaysOnTop(true, "screen-saver");
  window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true });
  window.setBounds(bounds);
}
