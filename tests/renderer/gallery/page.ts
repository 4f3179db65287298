/** The gallery's page: shows one case at a time at 1:1 and says when it is laid out with its fonts. */
import { galleryCases } from "./cases.ts";

declare global {
  interface Window {
    galleryCases: readonly { name: string; widthPx: number; heightPx: number }[];
    showCase(name: string): Promise<void>;
  }
}

window.galleryCases = galleryCases.map(({ name, widthPx, heightPx }) => ({ name, widthPx, heightPx }));

window.showCase = async (name) => {
  const found = galleryCases.find((entry) => entry.name === name);
  if (found === undefined) throw new Error(`no gallery case ${name}`);
  document.body.replaceChildren();
  const frame = document.createElement("div");
  frame.style.cssText = `position:relative;width:${found.widthPx}px;height:${found.heightPx}px;overflow:hidden`;
  document.body.append(frame);
  await found.show(frame);
};
