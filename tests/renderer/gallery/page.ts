/**
 * The gallery's page: shows one case at a time at 1:1, laid out with its fonts, and says what is
 * wrong with it.
 */
import { galleryCases } from "./cases.ts";
import { everyElement, flaws } from "./flaws.ts";
import { scamTitles } from "./scam-titles.ts";

declare global {
  interface Window {
    galleryCases: readonly { name: string; widthPx: number; heightPx: number }[];
    showCase(name: string): Promise<void>;
    scamTitles: readonly { name: string; text: string }[];
    flaws(): string[];
    textSizes(selector: string): number[];
  }
}

window.galleryCases = galleryCases.map(({ name, widthPx, heightPx }) => ({ name, widthPx, heightPx }));

window.scamTitles = scamTitles;

window.showCase = async (name) => {
  const found = galleryCases.find((entry) => entry.name === name);
  if (found === undefined) throw new Error(`no gallery case ${name}`);
  document.body.replaceChildren();
  const frame = document.createElement("div");
  const { widthPx, heightPx } = found;
  frame.style.cssText = `position:relative;width:${widthPx}px;height:${heightPx}px;overflow:hidden`;
  document.body.append(frame);
  await found.show(frame);
};

window.flaws = flaws;

window.textSizes = (selector) =>
  everyElement(document.body)
    .filter((element) => element.matches(selector))
    .map((element) => Number.parseFloat(getComputedStyle(element).fontSize));
