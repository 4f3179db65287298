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
/** Small print becomes two lines before it becomes smaller than this. */
const factsLeast = 0.75;
const narrowFactsLeast = 0.62;

function emblem({ shown }: TakeoverView): TemplateResult {
  const { kind, severity } = shown.takeover;
  const { shape, text, ground } = severityLooks[severity];
  const drawn = kind === "all_clear" ? tick("currentColor") : shapeWithSign(shape, text, ground);
  return html`<svg viewBox="0 0 100 100" aria-hidden="true">${drawn}</svg>`;
}

function drillPlate({ shown, locale }: TakeoverView): TemplateResult | typeof nothing {
  if (!shown.takeover.exercise) return nothing;
  return html`<span class="drill">${words.takeover.exercise[locale]}</span>`;
}

/** Where, until when, who: small print that does not change its place. What is over is over everywhere. */
function facts(view: TakeoverView, least = factsLeast): TemplateResult {
  const { shown, locale, timeZone, nowMs } = view;
  const { takeover, source } = shown;
  const { where, until, issuedBy } = words.takeover;
  const isClear = takeover.kind === "all_clear";
  const place = takeover.where === null || isClear ? null : typeset(takeover.where);
  const end = isClear ? null : typeset(untilText(takeover.untilMs, nowMs, timeZone, locale));
  return html`<div class="facts" data-fit=${least} data-wrap>
    ${place === null ? nothing : html`<span>${where[locale]}<b>${place}</b></span>`}
    ${end === null ? nothing : html`<span>${until[locale]}<b>${end}</b></span>`}
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
      <div data-fit=${least} ?data-calm=${!isShort}><h1>${typeset(takeover.headline)}</h1></div>
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

/** What the band says first: how serious it is, or that it is over. */
function bandLabel({ shown, locale }: TakeoverView): string {
  const { kind, severity } = shown.takeover;
  return kind === "all_clear" ? words.takeover.allClear[locale] : words.severity[severity][locale];
}

export function bandTakeover(view: TakeoverView): TemplateResult {
  const { takeover } = view.shown;
  const first = takeover.instructions[0];
  const upright = view.size.widthPx < view.size.heightPx * 3 ? "portrait" : "landscape";
  const calm = takeover.kind === "all_clear" ? "clear" : "";
  return html`<article class="urgent band ${upright} ${calm} ${takeover.exercise ? "hatched" : ""}">
    <div class="emblem">${emblem(view)}</div>
    <div class="say" data-fit="0.55">
      <small>${drillPlate(view)}${bandLabel(view)}</small>
      <h1>${typeset(takeover.headline)}</h1>
      ${first === undefined ? nothing : html`<p>${typeset(first)}</p>`}
    </div>
    ${facts(view, upright === "portrait" ? narrowFactsLeast : factsLeast)}
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
      ${emblem(view)}
      <div data-fit="0.55">
        <small>${drillPlate(view)}${words.takeover.allClear[locale]}</small>
        <h1>${typeset(shown.takeover.headline)}</h1>
      </div>
    </section>
    ${facts(view)}
  </article>`;
}
