/** Calendars of a unit's draft: brought in from RFC 5545 files, looked at before they are published. */
import { Calendar } from "../../contract/calendar.ts";
import { parseWith } from "../../contract/parse.ts";
import { problem } from "../../contract/problem.ts";
import { failed, ok } from "../../contract/result.ts";
import { isKnownZone } from "../../core/time/local-time.ts";
import { importCalendar } from "../calendars/import-calendar.ts";
import { nextOpenings } from "../calendars/preview-calendar.ts";
import { calendarBytesMax } from "../calendars/read-lines.ts";
import type { Handlers } from "../http/handlers.ts";
import { readBody } from "../http/read-body.ts";
import { unitFor } from "./content.ts";
import type { HubParts } from "./parts.ts";

export function calendarHandlers(parts: HubParts): Pick<Handlers, "importCalendar" | "calendar"> {
  const { store, ports } = parts;
  return {
    importCalendar: async ({ params, query, body, caller }) => {
      const unit = await unitFor(parts, caller.scope, params.unit);
      if (!unit.ok) return unit;
      const bytes = await readBody(body, calendarBytesMax);
      if (!bytes.ok) return bytes;
      const imported = importCalendar(bytes.value, query.timeZone, ports.clock);
      if (!imported.ok) return imported;
      const { spans, horizonMs, problems } = imported.value;
      const draft = await store.drafts.read(caller.scope, unit.value.id);
      const { calendars } = draft.content;
      const known = calendars.find(({ id }) => id === params.calendar);
      const name = query.name ?? known?.name ?? params.calendar;
      const calendar = parseWith(Calendar, { id: params.calendar, name, spans });
      if (!calendar.ok) return calendar;
      const others = calendars.filter(({ id }) => id !== params.calendar);
      if (others.length >= 50) return failed(problem("input_range", "calendar", "50"));
      const isMine = await store.drafts.replace(caller.scope, unit.value.id, {
        content: { ...draft.content, calendars: [...others, calendar.value] },
        ifRevision: draft.revision,
        changedBy: caller.person.id,
        atMs: ports.clock.wallMs(),
      });
      if (!isMine) return failed(problem("conflict"));
      ports.log.info(
        { by: caller.person.id, unit: unit.value.id, spans: spans.length },
        "a calendar came in",
      );
      const next = nextOpenings(calendar.value, query.timeZone, ports.clock.wallMs());
      const revision = draft.revision + 1;
      return ok({ calendar: calendar.value, next, revision, horizonMs, problems: [...problems] });
    },

    calendar: async ({ params, query, caller }) => {
      const unit = await unitFor(parts, caller.scope, params.unit);
      if (!unit.ok) return unit;
      if (!isKnownZone(query.timeZone)) return failed(problem("zone_unknown", "timeZone", query.timeZone));
      const { content } = await store.drafts.read(caller.scope, unit.value.id);
      const calendar = content.calendars.find(({ id }) => id === params.calendar);
      if (calendar === undefined) return failed(problem("not_found", "calendar"));
      return ok({ calendar, next: nextOpenings(calendar, query.timeZone, ports.clock.wallMs()) });
    },
  };
}
