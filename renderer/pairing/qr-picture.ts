/** A QR code as one crisp path, with the quiet zone the standard asks for. */
import { html, svg } from "lit";
import type { TemplateResult } from "lit";
import { encode } from "uqr";

const quietModules = 4;

export function qrPicture(text: string): TemplateResult {
  const { data, size } = encode(text, { ecc: "M", border: 0 });
  const modules = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x + quietModules} ${y + quietModules}h1v1h-1z`] : [])),
  );
  const side = size + 2 * quietModules;
  return html`<svg class="qr" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges" aria-hidden="true">
    ${svg`<path fill="#fff" d="M0 0h${side}v${side}H0z"/><path fill="#000" d=${modules.join("")}/>`}
  </svg>`;
}
