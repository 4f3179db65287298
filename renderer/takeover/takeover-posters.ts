/** The poster forms of a takeover: the whole screen, the docked band, the calm end. */
import { html, nothing, svg } from "lit";
import type { TemplateResult } from "lit";
import type { BoardShape, BoardSize } from "../../contract/board.ts";
import type { SceneTakeover } from "../../contract/scene.ts";
import type { Locale } from "../../contract/text.ts";
import { typeset } from "../notice/typeset.ts";
import { severityLooks, shapeWithSign } from "../severity/severity-look.ts";
import { words } from "../words.ts";
import { untilText } from "./until-text.ts";

export interface TakeoverView {
  readonly shown: SceneTakeover;
  readonly size: BoardSize;
  readonly shape: BoardShape;
  readonly locale: Locale;
  readonly timeZone: string;
  readonly nowMs: number;
}

/** A headline this short leaves room for the shape at its full size. */
const headlineShortCharacters = 60;
/** 6 of 60 units: the headline is never smaller than a tenth of the height. */
const headlineFitLeast = 6 / 9;

function emblem({ shown }: TakeoverView): TemplateResult {
  const { shape, text, ground } = severityLooks[shown.takeover.severity];
  const drawn = shapeWithSign(shape, text, ground);
  return html`<svg viewBox="0 0 100 100" aria-hidden="true">${drawn}</svg>`;
}

function drillPlate({ shown, locale }: TakeoverView): TemplateResult | typeof nothing {
  if (!shown.takeover.exercise) return nothing;
  return html`<span class="drill">${words.takeover.exercise[locale]}</span>`;
}

/** Where, until when, who: small print that does not change its place. */
function facts({ shown, locale, timeZone, nowMs }: TakeoverView): TemplateResult {
  const { takeover, source } = shown;
  const { where, until, issuedBy } = words.takeover;
  const place = takeover.where === null ? null : typeset(takeover.where);
  return html`<div class="facts" data-fit="0.5" data-wrap>
    ${place === null ? nothing : html`<span>${where[locale]}<b>${place}</b></span>`}
    <span>${until[locale]}<b>${typeset(untilText(takeover.untilMs, nowMs, timeZone, locale))}</b></span>
    <span>${issuedBy[locale]}<b>${typeset(source.shortName)}</b></span>
  </div>`;
}

export function fullTakeover(view: TakeoverView): TemplateResult {
  const { shown, shape, locale } = view;
  const { takeover } = shown;
  const isShort = takeover.headline.length <= headlineShortCharacters;
  const classes = `urgent full ${shape} ${isShort ? "short" : ""} ${takeover.exercise ? "hatched" : ""}`;
  const least = shape === "portrait" ? 0.6 : headlineFitLeast;
  return html`<article class=${classes}>
    <header>
      ${drillPlate(view)}
      <sign-severity bare severity=${takeover.severity} locale=${locale}></sign-severity>
    </header>
    <section class="call">
      <div data-fit=${least}><h1>${typeset(takeover.headline)}</h1></div>
      ${isShort ? emblem(view) : nothing}
    </section>
    ${
      takeover.instructions.length === 0
        ? html`<span></span>`
        : html`<ol class="steps" data-fit="0.6">
            ${takeover.instructions.map((text) => html`<li>${typeset(text)}</li>`)}
          </ol>`
    }
    ${facts(view)}
  </article>`;
}

export function bandTakeover(view: TakeoverView): TemplateResult {
  const { takeover } = view.shown;
  const first = takeover.instructions[0];
  const upright = view.size.widthPx < view.size.heightPx * 3 ? "portrait" : "landscape";
  return html`<article class="urgent band ${upright} ${takeover.exercise ? "hatched" : ""}">
    <div class="emblem">${emblem(view)}</div>
    <div class="say" data-fit="0.55">
      <small>${drillPlate(view)}${words.severity[takeover.severity][view.locale]}</small>
      <h1>${typeset(takeover.headline)}</h1>
      ${first === undefined ? nothing : html`<p>${typeset(first)}</p>`}
    </div>
    ${facts(view)}
  </article>`;
}

/** A tick in a circle on a 100 x 100 grid. */
export function tick(stroke: string): TemplateResult {
  return svg`<g fill="none" stroke=${stroke} stroke-linecap="round" stroke-linejoin="round">
    <circle cx="50" cy="50" r="45" stroke-width="5"/><path d="m29 52 15 15 28-33" stroke-width="8"/>
  </g>`;
}

/** Paper, a tick in a circle, one line: nothing here may look like an alarm. */
export function allClear(view: TakeoverView): TemplateResult {
  const { shown, locale } = view;
  const upright = view.shape === "portrait" ? "portrait" : "landscape";
  return html`<article class="urgent clear ${upright} ${shown.takeover.exercise ? "hatched" : ""}">
    <section class="calm">
      <svg viewBox="0 0 100 100" aria-hidden="true">${tick("currentColor")}</svg>
      <div data-fit="0.55">
        <small>${words.takeover.allClear[locale]}</small>
        <h1>${typeset(shown.takeover.headline)}</h1>
      </div>
    </section>
    <div class="facts" data-fit="0.5" data-wrap>
      <span>${words.takeover.issuedBy[locale]}<b>${typeset(shown.source.shortName)}</b></span>
    </div>
  </article>`;
}
