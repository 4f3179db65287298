/**
 * What a board's page may never do, whatever is loaded into it: ask for permissions, go elsewhere, open
 * windows, download, attach a webview, take keys. The ten kiosk lines of the security design; the kiosk
 * window holds those about itself.
 */
import { Menu, type Session, type WebContents, app } from "electron";
import { pageUrl } from "./channels.ts";

interface Preventable {
  preventDefault(): void;
}

const prevent = (event: Preventable): void => event.preventDefault();

/** In every session: the default grants whatever is asked. */
export function hardenSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on("will-download", prevent);
  session.setSpellCheckerEnabled(false);
  // A page has no business on any network: everything it needs comes from our two schemes.
  session.webRequest.onBeforeRequest(
    { urls: ["http://*/*", "https://*/*", "ws://*/*", "wss://*/*", "file://*/*", "ftp://*/*"] },
    (_details, answer) => answer({ cancel: true }),
  );
}

/** `holdsKeys` false only in the demo's framed window, whose user may close it and move it. */
export function hardenContents(contents: WebContents, holdsKeys: boolean): void {
  const stay = (event: Preventable & { readonly url: string }): void => {
    if (event.url !== pageUrl) event.preventDefault();
  };
  contents.on("will-navigate", stay);
  contents.on("will-redirect", prevent);
  contents.on("will-frame-navigate", stay);
  contents.on("will-attach-webview", prevent);
  contents.on("will-prevent-unload", prevent);
  contents.on("login", prevent);
  contents.on("select-bluetooth-device", prevent);
  contents.setWindowOpenHandler(() => ({ action: "deny" }));
  contents.on("context-menu", prevent);
  if (holdsKeys) contents.on("before-input-event", prevent);
  void contents.setVisualZoomLevelLimits(1, 1);
  // Print, drag and drop and the pointer have no switch outside the page.
  contents.on("dom-ready", () => {
    void contents.insertCSS("html { cursor: none; user-select: none; -webkit-user-select: none }");
    void contents
      .executeJavaScript(
        "window.print = () => {}; for (const type of ['dragover', 'drop', 'contextmenu'])" +
          " addEventListener(type, (event) => event.preventDefault(), true); undefined",
      )
      .catch(() => undefined);
  });
}

/**
 * Before the app is ready: no menu with its shortcuts, no certificate exceptions, no window nobody hardened.
 */
export function hardenApp(holdsKeys: boolean): void {
  Menu.setApplicationMenu(null);
  app.on("web-contents-created", (_event, contents) => hardenContents(contents, holdsKeys));
  app.on("certificate-error", (event, _contents, _url, _error, _certificate, trust) => {
    event.preventDefault();
    trust(false);
  });
  app.on("select-client-certificate", prevent);
}
