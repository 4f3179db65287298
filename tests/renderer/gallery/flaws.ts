/** What a designer would send back: texts and signs that are cut, covered, or squeezed into a column. */

/** Every element of the page, those in shadow roots too. */
export function everyElement(root: ParentNode): Element[] {
  return [...root.querySelectorAll("*")].flatMap((element) => [
    element,
    ...(element.shadowRoot === null ? [] : everyElement(element.shadowRoot)),
  ]);
}

const owns = (element: Element) =>
  [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== "");

function texts(): Element[] {
  return everyElement(document.body).filter((element) => owns(element) && element.tagName !== "STYLE");
}

function parentOf(element: Element): Element | null {
  const root: Node = element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}

interface Edges {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function within(one: Edges, other: Edges): Edges {
  return {
    left: Math.max(one.left, other.left),
    top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right),
    bottom: Math.min(one.bottom, other.bottom),
  };
}

/** What a hatched frame, drawn above everything, leaves of its box. */
function insideHatch(box: Element): Edges {
  const frame = getComputedStyle(box, "::after");
  const { left, top, right, bottom } = box.getBoundingClientRect();
  const px = frame.content === "none" ? 0 : Number.parseFloat(frame.paddingTop);
  return { left: left + px, top: top + px, right: right - px, bottom: bottom - px };
}

function clips(box: Element): boolean {
  if (box instanceof SVGSVGElement) return box.ownerSVGElement === null;
  return box instanceof HTMLElement && getComputedStyle(box).overflow === "hidden";
}

/** What all the boxes around an element leave to be seen of it. */
function seenThrough(element: Element): Edges {
  let seen: Edges = document.documentElement.getBoundingClientRect();
  for (let box: Element | null = element; box !== null; box = parentOf(box)) {
    if (clips(box)) seen = within(seen, insideHatch(box));
  }
  return seen;
}

const isInside = (box: Edges, seen: Edges, slackX: number, slackY: number) =>
  box.left >= seen.left - slackX &&
  box.right <= seen.right + slackX &&
  box.top >= seen.top - slackY &&
  box.bottom <= seen.bottom + slackY;

function textBox(element: Element): DOMRect {
  const range = document.createRange();
  range.selectNodeContents(element);
  return range.getBoundingClientRect();
}

const sayOf = (element: Element) => element.textContent?.trim().slice(0, 40) ?? "";

/** The line box may be higher than the ink, hence the allowance. */
function cutTexts(): string[] {
  return texts().flatMap((element) => {
    const text = textBox(element);
    if (text.width === 0) return [];
    const slack = Number.parseFloat(getComputedStyle(element).fontSize) * 0.12;
    return isInside(text, seenThrough(element), 1.5, slack) ? [] : [sayOf(element)];
  });
}

/** An urgent message's shape is whole; a notice's picture may bleed off the edge. */
function cutSigns(): string[] {
  return everyElement(document.body)
    .filter((element) => element instanceof SVGSVGElement && element.ownerSVGElement === null)
    .filter((element) => (element.getRootNode() as ShadowRoot).host?.localName === "sign-takeover")
    .filter((element) => !isInside(element.getBoundingClientRect(), seenThrough(element), 2, 2))
    .map((element) => `the sign in ${element.parentElement?.className ?? ""}`);
}

/** Texts that stand under the clock or the mark. */
function coveredTexts(): string[] {
  const corners = [...document.querySelectorAll(".corner")].map((each) => each.getBoundingClientRect());
  return texts().flatMap((element) => {
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
    return isCovered ? [`${sayOf(element)} (covered)`] : [];
  });
}

const squeezedLines = 4;
const squeezedEm = 5;

/** One word a line is no line. */
function squeezedTexts(): string[] {
  return texts().flatMap((element) => {
    const emPx = Number.parseFloat(getComputedStyle(element).fontSize);
    const { width, height } = textBox(element);
    const isColumn = height > squeezedLines * 1.2 * emPx && width < squeezedEm * emPx;
    return isColumn ? [`${sayOf(element)} (squeezed)`] : [];
  });
}

export function flaws(): string[] {
  return [...cutTexts(), ...cutSigns(), ...coveredTexts(), ...squeezedTexts()];
}
