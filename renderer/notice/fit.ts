/**
 * Makes long texts fit by measured steps: every box marked `data-fit` sets its own `--fit` from 1
 * downwards until nothing in it overflows. `data-fit` holds the smallest scale the design allows; a
 * box that still overflows there is reported.
 */
const step = 0.04;
/** How much smaller a title may become to save a line. */
const calmShrink = 0.82;

/** What a box marked `data-wrap` may become, in this order. */
const wraps = ["", "wrapped", "values", "fewest"];

function overflows(box: HTMLElement): boolean {
  return box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1;
}

function linesOf(box: HTMLElement): number {
  const title = box.firstElementChild;
  if (title === null) return 0;
  return Math.round(
    title.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(title).lineHeight),
  );
}

/** A title a little smaller in fewer lines reads calmer than one a little larger with a stray word. */
function preferFewerLines(box: HTMLElement, least: number): void {
  const chosen = box.style.getPropertyValue("--fit");
  const lines = linesOf(box);
  for (let scale = Number(chosen) - step; scale > least; scale -= step) {
    box.style.setProperty("--fit", scale.toFixed(3));
    if (linesOf(box) < lines && !overflows(box)) return;
  }
  box.style.setProperty("--fit", chosen);
}

function fitBox(box: HTMLElement): boolean {
  const least = Number(box.dataset["fit"]);
  for (let scale = 1; scale > least; scale -= step) {
    box.style.setProperty("--fit", scale.toFixed(3));
    if (overflows(box)) continue;
    if (box.dataset["calm"] !== undefined) preferFewerLines(box, Math.max(least, scale * calmShrink));
    return true;
  }
  // A line becomes two, or goes without its labels, only when it would otherwise be too small.
  const next = wraps[wraps.indexOf(box.dataset["wrap"] ?? "fewest") + 1];
  if (next !== undefined) {
    box.dataset["wrap"] = next;
    return fitBox(box);
  }
  box.style.setProperty("--fit", String(least));
  return !overflows(box);
}

/**
 * Call with fonts loaded and the boxes in the document; returns the boxes whose text does not fit even
 * so.
 */
export function fitTexts(root: ParentNode): HTMLElement[] {
  const boxes = [...root.querySelectorAll<HTMLElement>("[data-fit]")];
  for (const box of boxes) if (box.dataset["wrap"] !== undefined) box.dataset["wrap"] = "";
  return boxes.filter((box) => !fitBox(box));
}
