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

/**
 * As `bareEventPage` of the reference measurement (design: performance g): 3840x2160 posters swapped every
 * two seconds, a running strip, and a hidden red overlay that an event shows at once.
 */
export function bareEventPage(eventsUrl: string, posterUrls: readonly string[]) {
  return `${head}<body style="margin:0;background:#10151c;overflow:hidden">
<img id="poster" style="width:100vw;height:100vh;display:block">
<div style="position:fixed;left:0;bottom:0;width:100vw;height:128px;overflow:hidden;color:#fff;background:#10151c;
 font:700 86px 'Noto Sans'">
<div id="strip" style="display:inline-block;white-space:nowrap;will-change:transform">
${"Cảnh báo lừa đảo. ".repeat(40)}</div></div>
<div id="alert" style="position:fixed;inset:0;background:#b3001b;visibility:hidden"></div><script>
const posters = ${JSON.stringify(posterUrls)};
let turn = 0;
const swap = async () => {
  const next = new Image();
  next.src = posters[turn++ % posters.length] + "?" + turn;
  await next.decode();
  document.getElementById("poster").src = next.src;
};
swap();
setInterval(swap, 2000);
strip.animate([{ transform: "translateX(0)" }, { transform: "translateX(-" + strip.offsetWidth + "px)" }],
  { duration: (strip.offsetWidth / 480) * 1000, iterations: Infinity });
const source = new EventSource("${eventsUrl}");
source.addEventListener("alert", (event) => {
  document.getElementById("alert").style.visibility = event.data === "on" ? "visible" : "hidden";
});
</script>`;
}
