/**
 * The project's own pictogram family: a 96 grid, two stroke weights (6 outline, 4 detail), round
 * joins, solid paper bodies with one accent, no faces, no logos. One picture per trick.
 */
import { css, html, svg } from "lit";
import type { SVGTemplateResult, TemplateResult } from "lit";
import type { Icon } from "../../contract/items/notice.ts";
import { peoplePictures } from "./people-pictures.ts";
import { thingPictures } from "./thing-pictures.ts";
import { toolPictures } from "./tool-pictures.ts";

export const pictures: Readonly<Record<Icon, SVGTemplateResult>> = {
  ...toolPictures,
  ...thingPictures,
  ...peoplePictures,
};

/** Line, body and accent come from the card; the defaults suit paper. */
export const pictogramStyles = css`
  .picto {
    fill: var(--picto-body, #ffffff);
    stroke: var(--picto-line, #10151c);
    stroke-width: 6;
    stroke-linejoin: round;
    stroke-linecap: round;
  }
  .picto .fine {
    stroke-width: 4;
  }
  .picto .accent {
    fill: var(--picto-accent, #f3b63f);
  }
  .picto .open {
    fill: none;
  }
  .picto .solid {
    fill: var(--picto-line, #10151c);
    stroke: none;
  }
  .picto .under {
    fill: none;
    stroke-width: 20;
  }
  .picto .over {
    fill: none;
    stroke: var(--picto-body, #ffffff);
    stroke-width: 8;
  }
  .picto .over.accent {
    stroke: var(--picto-accent, #f3b63f);
  }
`;

export function pictogram(icon: Icon): TemplateResult {
  return html`<svg class="picto" viewBox="0 0 96 96" aria-hidden="true">${svg`${pictures[icon]}`}</svg>`;
}
