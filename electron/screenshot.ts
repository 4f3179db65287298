/** What the window shows, as a PNG file: whole or not at all. */
import type { BrowserWindow } from "electron";
import { writeFileAtomic } from "../platform/files.ts";

export async function takeScreenshot(window: BrowserWindow, file: string): Promise<void> {
  const picture = await window.webContents.capturePage();
  await writeFileAtomic(file, picture.toPNG());
}
