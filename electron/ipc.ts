/** The one channel from the page: who speaks and what is said are checked before anybody listens. */
import { type IpcMainEvent, type WebContents, ipcMain } from "electron";
import { parseWith } from "../contract/parse.ts";
import { RendererMessage } from "../contract/scene.ts";
import { channels, pageOrigin } from "./channels.ts";

export interface RendererChannelOptions {
  /** The page that may speak now. */
  readonly page: () => WebContents | null;
  readonly onMessage: (message: RendererMessage) => void;
  readonly onBad: (detail: string) => void;
}

/** The main frame of our own page, and nothing that was loaded in its place. */
function isOurPage(event: IpcMainEvent, page: WebContents | null): boolean {
  const { senderFrame, sender } = event;
  return (
    page !== null &&
    sender === page &&
    senderFrame !== null &&
    senderFrame === page.mainFrame &&
    senderFrame.origin === pageOrigin
  );
}

export function listenToPage({ page, onMessage, onBad }: RendererChannelOptions): void {
  ipcMain.on(channels.message, (event, unknown: unknown) => {
    if (!isOurPage(event, page())) return onBad("sender");
    const checked = parseWith(RendererMessage, unknown);
    if (!checked.ok)
      return onBad(
        checked.problems
          .map(({ path, en }) => `${path} ${en}`)
          .join("; ")
          .slice(0, 200),
      );
    onMessage(checked.value);
  });
}
