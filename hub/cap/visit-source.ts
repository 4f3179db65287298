/**
 * One visit to a polled source: its index, then the alerts the index names and we do not have. An error keeps
 * what was, and is written down with the source.
 */
import { problem } from "../../contract/problem.ts";
import type { Problem } from "../../contract/result.ts";
import type { CapSource } from "../../contract/cap-sources.ts";
import type { Scope, Unit } from "../../contract/unit.ts";
import type { Ports } from "../../platform/ports.ts";
import type { Validators } from "../store/cap-sources.ts";
import type { Store } from "../store/open-store.ts";
import type { AlertDesk } from "./alert-desk.ts";
import { type Fetched, fetchDocument } from "./fetch-document.ts";
import { type ReadAlert, readCapDocument } from "./read-document.ts";
import type { IndexEntry } from "./read-index.ts";

/** Alerts fetched in one visit; the rest comes with the next. */
export const linksPerVisitMax = 60;
const problemsMax = 20;
const nothing: Validators = { etag: null, lastModified: null };
const everything: Scope = { line: "managed", path: "/" as Scope["path"] };

export interface VisitParts {
  readonly store: Store;
  readonly desk: AlertDesk;
  readonly ports: Ports;
  /** The only origins the hub may ask. */
  readonly origins: ReadonlySet<string>;
  readonly stopping: AbortSignal;
}

/** What one visit found. `isWhole`: there is nothing left to come back for until the index changes. */
interface Found {
  readonly alerts: readonly ReadAlert[];
  readonly taken: readonly IndexEntry[];
  readonly problems: readonly Problem[];
  readonly isWhole: boolean;
}

function at(path: string, problems: readonly Problem[]): Problem[] {
  return problems.map((each) => ({ ...each, path: each.path === "" ? path : `${path} ${each.path}` }));
}

/** The alerts behind one link: what is not CAP is not asked for again until its stamp changes. */
async function follow(parts: VisitParts, entry: IndexEntry, base: string): Promise<Found> {
  const none = { alerts: [], taken: [], isWhole: false };
  const isUrl = URL.canParse(entry.link, base);
  const url = isUrl ? new URL(entry.link, base) : null;
  if (url === null || !parts.origins.has(url.origin)) {
    return {
      ...none,
      isWhole: true,
      taken: [entry],
      problems: [problem("cap_origin", entry.link.slice(0, 200))],
    };
  }
  const fetched = await fetchDocument(parts.ports, url.href, nothing, parts.stopping);
  if (!fetched.ok) return { ...none, problems: at(url.href, fetched.problems) };
  if (fetched.value.kind !== "document") return { ...none, isWhole: true, taken: [entry], problems: [] };
  const read = readCapDocument(fetched.value.bytes);
  const done = { taken: [entry], isWhole: true };
  if (!read.ok) return { ...done, alerts: [], problems: at(url.href, read.problems) };
  // An index within an index would let a feed send us round in circles.
  if (read.value.kind === "index") {
    return { ...done, alerts: [], problems: [problem("cap_root", url.href)] };
  }
  return { ...done, alerts: read.value.alerts, problems: [] };
}

async function followAll(parts: VisitParts, entries: readonly IndexEntry[], base: string): Promise<Found> {
  const founds: Found[] = [];
  for (const entry of entries.slice(0, linksPerVisitMax)) {
    if (parts.stopping.aborted) break;
    founds.push(await follow(parts, entry, base));
  }
  return {
    alerts: founds.flatMap(({ alerts }) => alerts),
    taken: founds.flatMap(({ taken }) => taken),
    problems: founds.flatMap(({ problems }) => problems),
    isWhole: founds.length === entries.length && founds.every(({ isWhole }) => isWhole),
  };
}

async function readFetched(
  parts: VisitParts,
  fetched: Extract<Fetched, { kind: "document" }>,
  known: ReadonlyMap<string, string>,
  base: string,
): Promise<Found> {
  const read = readCapDocument(fetched.bytes);
  if (!read.ok) return { alerts: [], taken: [], problems: at(base, read.problems), isWhole: false };
  if (read.value.kind === "alerts") {
    return { alerts: read.value.alerts, taken: [], problems: [], isWhole: true };
  }
  const fresh = read.value.entries.filter(({ link, stamp }) => known.get(link) !== stamp);
  return followAll(parts, fresh, base);
}

/** True when the source gave a good answer. */
export async function visitSource(parts: VisitParts, unitId: string, source: CapSource): Promise<boolean> {
  const { store, desk, ports } = parts;
  const url = source.url ?? "";
  const unit: Unit | null = await store.units.find(everything, unitId);
  const askedAtMs = ports.clock.wallMs();
  if (unit === null) return false;
  const fail = async (problems: readonly Problem[]): Promise<false> => {
    await store.capSources.visited(unitId, source.id, { askedAtMs, answered: null, problems });
    ports.log.warn(
      { unit: unitId, source: source.id, codes: problems.map(({ code }) => code) },
      "no alerts came",
    );
    return false;
  };
  if (!parts.origins.has(new URL(url).origin)) return fail([problem("cap_origin", "url")]);
  const known = await store.capSources.validators(unitId, source.id);
  const fetched = await fetchDocument(ports, url, known, parts.stopping);
  if (!fetched.ok) return fail(at(url, fetched.problems));
  const { value } = fetched;
  if (value.kind !== "document") {
    const answered = { ...(value.kind === "unchanged" ? known : nothing), atMs: askedAtMs };
    await store.capSources.visited(unitId, source.id, { askedAtMs, answered, problems: [] });
    return true;
  }
  const found = await readFetched(parts, value, await store.capSources.links(unitId, source.id), url);
  if (found.alerts.length > 0) await desk.receive(unit, found.alerts, { kind: "poll", source: source.id });
  for (const { link, stamp } of found.taken) {
    await store.capSources.tookIn(unitId, source.id, { link, stamp, atMs: askedAtMs });
  }
  const problems = found.problems.slice(0, problemsMax);
  if (found.alerts.length + found.taken.length === 0 && problems.length > 0) return fail(problems);
  const answered = { ...(found.isWhole ? value.validators : nothing), atMs: askedAtMs };
  await store.capSources.visited(unitId, source.id, { askedAtMs, answered, problems });
  return true;
}
