/** The bare pages our figures are compared with: the least a browser can do for the same picture. */

const head = '<!doctype html><html translate="no"><meta charset="utf-8">';

/** A busy loop of 150 ms each second on the main thread, as a page with too much to do has. */
export const busyScript = `setInterval(() => {
  const from = performance.now();
  while (performance.now() - from < 150);
}, 1000);`;

/** One Web Animations strip on its own layer: nothing smoother is known (design: performance a). */
export function bareStrip(
  text: string,
  strip: { widthPx: number; heightPx: number; fontPx: number; pxPerSecond: number },
) {
  const { widthPx, heightPx, fontPx, pxPerSecond } = strip;
  return `${head}<body style="margin:0;background:#10151c">
<div style="position:absolute;left:0;bottom:0;width:${widthPx}px;height:${heightPx}px;overflow:hidden;
 color:#fff;font:700 ${fontPx}px 'Noto Sans'">
<div id="strip" style="display:inline-block;white-space:nowrap;will-change:transform">
${text}</div></div><script>
const width = strip.offsetWidth;
strip.animate([{ transform: "translateX(0)" }, { transform: "translateX(-" + width + "px)" }],
  { duration: (width / ${pxPerSecond}) * 1000, iterations: Infinity });
${busyScript}</script>`;
}

/** One picture filling the window. */
export function barePoster(url: string) {
  return `${head}<body style="margin:0;background:#10151c">
<img src="${url}" style="width:100vw;height:100vh;display:block">`;
}

/** Turns its whole ground from ink to red when an event arrives, and back at the next. */
export function bareEventPage(eventsUrl: string) {
  return `${head}<body style="margin:0;background:#10151c">
<div id="alert" style="position:fixed;inset:0;background:#b3001b;visibility:hidden"></div><script>
const source = new EventSource("${eventsUrl}");
source.addEventListener("alert", (event) => { alert_(event.data === "on"); });
function alert_(on) { document.getElementById("alert").style.visibility = on ? "visible" : "hidden"; }
</script>`;
}
