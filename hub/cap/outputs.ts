/**
 * What a mapped alert adds to its unit's editions: takeovers for what interrupts, a poster or a ticker in a
 * campaign of its own for the rest. Every name is made from unit, sender and identifier, so that the same
 * alert is the same thing whenever it comes. Pure.
 */
import type { CapShowing } from "../../contract/cap-sources.ts";
import { Takeover, type TakeoverSize, allClearMs } from "../../contract/takeover.ts";
import { UnitContent } from "../../contract/unit-content.ts";
import type { Scope } from "../../contract/unit.ts";
import { sha256Hex } from "../../platform/files.ts";
import { allClearWords } from "./alert-words.ts";

/** Names of alerts; nothing else in a unit's content may be called so. */
export const ownNames = /^cap-[0-9a-f]{40}-/;

/** Names an alert within a unit and in URLs. */
export function alertKey(sender: string, identifier: string): string {
  return sha256Hex(JSON.stringify([sender, identifier])).slice(0, 40);
}

function nameOf(unit: string, key: string): string {
  return `cap-${sha256Hex(JSON.stringify([unit, key])).slice(0, 40)}`;
}

/** One block of an alert in one part of the tree; `null`: wherever the unit speaks. */
export interface Placed {
  readonly showing: CapShowing;
  readonly scopes: readonly (Scope | null)[];
}

export interface Outputs {
  readonly takeovers: readonly Takeover[];
  readonly content: UnitContent;
}

const sizes: Readonly<Record<"full" | "band", TakeoverSize>> = { full: "full", band: "band" };

function message(showing: CapShowing, size: TakeoverSize, id: string, scope: Scope | null): Takeover {
  const { severity, exercise, headline, instructions, where, ticker, short, fromMs, untilMs } = showing;
  const words = { severity, exercise, headline, instructions, where, ticker, short };
  return Takeover.parse({ id, size, ...words, scope, fromMs, untilMs });
}

function takeoversOf({ showing, scopes }: Placed, name: string): Takeover[] {
  const { form, urgentUntilMs } = showing;
  if (form !== "full" && form !== "band") return [];
  return scopes.map((scope, index) => ({
    ...message(showing, sizes[form], `${name}-${showing.info}-${index}`, scope),
    urgentUntilMs,
  }));
}

/** A poster or ticker as content: one campaign for each part of the tree, all with the same words. */
function contentOf({ showing, scopes }: Placed, name: string): Partial<UnitContent> | null {
  const { form, headline, severity, ticker, short, fromMs, untilMs } = showing;
  if (form !== "bulletin" && form !== "ticker") return null;
  const id = `${name}-${showing.info}`;
  const span = { fromMs, untilMs };
  const ofForm = form === "bulletin" ? { playlists: [id] } : { tickers: [id] };
  const campaigns = scopes.map((scope, index) => ({
    id: `${id}-${index}`,
    name: headline,
    level: form === "bulletin" ? "priority" : "normal",
    scope,
    ...ofForm,
  }));
  const poster = {
    id,
    kind: "bulletin",
    title: headline,
    ...span,
    message: message(showing, "full", id, null),
  };
  return UnitContent.parse({
    campaigns,
    ...(form === "bulletin"
      ? { playlists: [{ id, name: headline, items: [poster] }] }
      : { tickers: [{ id, severity, text: ticker, short, ...span }] }),
  });
}

export function outputsOf(unit: string, key: string, placed: readonly Placed[]): Outputs {
  const name = nameOf(unit, key);
  const contents = placed.flatMap((each) => contentOf(each, name) ?? []);
  return {
    takeovers: placed.flatMap((each) => takeoversOf(each, name)),
    content: mergedContent(UnitContent.parse({}), contents),
  };
}

/** The calm word after an alert that had been on the boards. */
export function allClearOf(ended: Takeover, language: string, nowMs: number): Takeover {
  const words = allClearWords({ headline: ended.headline }, language);
  return Takeover.parse({
    id: `${ended.id}-clear`,
    kind: "all_clear",
    size: ended.size,
    severity: "info",
    exercise: ended.exercise,
    ...words,
    scope: ended.scope,
    fromMs: nowMs,
    untilMs: nowMs + allClearMs,
    cancels: [ended.id],
  });
}

/** Everything of `added` behind everything of `content`. */
export function mergedContent(content: UnitContent, added: readonly Partial<UnitContent>[]): UnitContent {
  return {
    ...content,
    playlists: [...content.playlists, ...added.flatMap(({ playlists = [] }) => playlists)],
    tickers: [...content.tickers, ...added.flatMap(({ tickers = [] }) => tickers)],
    campaigns: [...content.campaigns, ...added.flatMap(({ campaigns = [] }) => campaigns)],
  };
}

/** A unit's content without what alerts added to it. */
export function withoutAlerts(content: UnitContent): UnitContent {
  const isOurs = ({ id }: { id: string }): boolean => !ownNames.test(`${id}-`);
  return {
    ...content,
    playlists: content.playlists.filter(isOurs),
    tickers: content.tickers.filter(isOurs),
    campaigns: content.campaigns.filter(isOurs),
  };
}
