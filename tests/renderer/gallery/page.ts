/**
 * The gallery's page: shows one case at a time at 1:1, laid out with its fonts, and says what of it
 * does not fit.
 */
import { galleryCases } from "./cases.ts";
import { scamTitles } from "./scam-titles.ts";

declare global {
  interface Window {
    galleryCases: readonly { name: string; widthPx: number; heightPx: number }[];
    showCase(name: string): Promise<void>;
    scamTitles: readonly { name: string; text: string }[];
    misfits(): string[];
    covered(): string[];
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

/** Every element of the page, those in shadow roots too. */
function everyElement(root: ParentNode): Element[] {
  return [...root.querySelectorAll("*")].flatMap((element) => [
    element,
    ...(element.shadowRoot === null ? [] : everyElement(element.shadowRoot)),
  ]);
}

const owns = (element: Element) =>
  [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== "");

/** The nearest box around an element that cuts off what leaves it. */
function clipOf(element: Element): DOMRect {
  let box: Element | null = element;
  while (box !== null) {
    if (box instanceof SVGSVGElement && box.ownerSVGElement === null) return box.getBoundingClientRect();
    if (box instanceof HTMLElement && getComputedStyle(box).overflow === "hidden")
      return box.getBoundingClientRect();
    const root: Node = box.getRootNode();
    box = box.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  }
  return document.documentElement.getBoundingClientRect();
}

/**
 * Texts whose ink box leaves the box that cuts it; the line box may be higher than the ink, hence the
 * allowance.
 */
window.misfits = () =>
  everyElement(document.body)
    .filter((element) => owns(element) && element.tagName !== "STYLE")
    .flatMap((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      const text = range.getBoundingClientRect();
      if (text.width === 0) return [];
      const clip = clipOf(element);
      const slack = Number.parseFloat(getComputedStyle(element).fontSize) * 0.12;
      const fits =
        text.left >= clip.left - 1.5 &&
        text.right <= clip.right + 1.5 &&
        text.top >= clip.top - slack &&
        text.bottom <= clip.bottom + slack;
      return fits ? [] : [element.textContent?.trim().slice(0, 40) ?? ""];
    });

/** Texts that stand under the clock or the mark. */
window.covered = () => {
  const corners = [...document.querySelectorAll(".corner")].map((each) => each.getBoundingClientRect());
  return everyElement(document.body)
    .filter((element) => owns(element) && element.tagName !== "STYLE")
    .flatMap((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      const isCovered = [...range.getClientRects()].some((text) =>
        corners.some(
          (box) =>
            text.right > box.left &&
            text.left < box.right &&
            text.bottom - text.height * 0.12 > box.top &&
            text.top + text.height * 0.12 < box.bottom,
        ),
      );
      return isCovered ? [element.textContent?.trim().slice(0, 40) ?? ""] : [];
    });
};

window.textSizes = (selector) =>
  everyElement(document.body)
    .filter((element) => element.matches(selector))
    .map((element) => Number.parseFloat(getComputedStyle(element).fontSize));
