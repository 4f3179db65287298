/** One card fades into the next while its title rises by half a line; nothing else on the board moves. */

const fadeMs = 500;

/** A copy of the old card lies on top and fades; the new one is whole below it from its first frame. */
export function crossFade(root: HTMLElement | DocumentFragment, drawn: Promise<unknown>): void {
  const old = root.querySelector<HTMLElement>(".card");
  if (old === null) return;
  const ghost = old.cloneNode(true) as HTMLElement;
  const boxes = old.querySelectorAll<HTMLElement>("[data-fit]");
  for (const [index, box] of ghost.querySelectorAll<HTMLElement>("[data-fit]").entries()) {
    box.style.setProperty("--fit", boxes[index]?.style.getPropertyValue("--fit") ?? "1");
    box.removeAttribute("data-fit");
  }
  root.append(ghost);
  const fade = ghost.animate(
    { opacity: [1, 0] },
    { duration: fadeMs, easing: "ease-in-out", fill: "forwards" },
  );
  fade.addEventListener("finish", () => ghost.remove());
  void drawn.then(() => {
    const title = root.querySelector(".sheet h1, .sheet h2, .voice h1");
    title?.animate({ transform: ["translateY(0.66em)", "none"] }, { duration: fadeMs, easing: "ease-out" });
  });
}
