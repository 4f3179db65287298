/**
 * Goal: what holds for every programme, zone and instant: shares, shuffles, expected plays, and that what is
 * remembered from one programme to the next never changes an answer.
 */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Programme, ProgrammeCampaign } from "../../contract/programme.ts";
import { divideAirTime } from "../../core/schedule/air-time.ts";
import { expectedPlays } from "../../core/schedule/expected-plays.ts";
import { explain } from "../../core/schedule/explain.ts";
import { candidateOf } from "../../core/schedule/pass.ts";
import { nextChange, resolve } from "../../core/schedule/resolve.ts";
import { showingsOver, timeline } from "../../core/schedule/timeline.ts";
import { aCampaign, aProgramme, question, zoneTimes } from "./arbitraries.ts";
import { campaign, entry, hourMs, mondayMs, programme } from "./make-programme.ts";

const anHourMs = hourMs;
/** Of an hour; an item of this length is 0.4 % of it. */
const shortMs = 15_000;

/** Campaigns open all day: the whole day is one stretch. */
const shortCampaigns = fc
  .array(
    fc.record({
      level: fc.constantFrom("normal" as const, "normal" as const, "priority" as const),
      share: fc.option(fc.double({ min: 0.02, max: 0.3, noNaN: true })),
      depth: fc.integer({ min: 0, max: 3 }),
      mandated: fc.boolean(),
      weight: fc.integer({ min: 1, max: 10 }),
      durations: fc.array(fc.integer({ min: 1_000, max: shortMs }), { minLength: 2, maxLength: 5 }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((list) =>
    list.map(({ durations, ...more }, index) =>
      campaign({
        id: `cp${index}`,
        unit: `u${more.depth}`,
        ...more,
        items: durations.map((durationMs, number) => entry(`cp${index}-${number}`, durationMs)),
      }),
    ),
  );

function partsOf(campaigns: readonly ProgrammeCampaign[]) {
  return divideAirTime(
    campaigns.map((one) => candidateOf(one, one.items, "")),
    0.5,
  );
}

/** Air time of each campaign within a span. */
function airTimes(asked: Programme, fromMs: number, untilMs: number): Map<string, number> {
  const airMs = new Map<string, number>();
  for (const { campaign: id, startMs, endMs } of showingsOver(asked, fromMs, untilMs)) {
    const seenMs = Math.min(endMs, untilMs) - Math.max(startMs, fromMs);
    airMs.set(String(id), (airMs.get(String(id)) ?? 0) + seenMs);
  }
  return airMs;
}

describe("for every programme", () => {
  it("3.2, 3.4: in any hour of one stretch every share is kept within 1 %, items being 15 s at most", () => {
    fc.assert(
      fc.property(shortCampaigns, fc.integer({ min: 0, max: 22 * anHourMs }), (list, offsetMs) => {
        const asked = programme({ campaigns: list });
        const fromMs = mondayMs + offsetMs;
        const air = airTimes(asked, fromMs, fromMs + anHourMs);
        for (const { campaign: one, share } of partsOf(list)) {
          const kept = (air.get(String(one?.id)) ?? 0) / anHourMs;
          expect(Math.abs(kept - share), `${one?.id}: ${kept} instead of ${share}`).toBeLessThanOrEqual(0.01);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("3.2: over one loop every share is kept within one item, and never more than one behind", () => {
    fc.assert(
      fc.property(shortCampaigns, (list) => {
        const parts = partsOf(list);
        const loopMs = Math.max(...parts.map(({ passMs, share }) => passMs / share));
        fc.pre(loopMs < 20 * anHourMs);
        const longestMs = Math.max(...parts.flatMap(({ pass }) => pass.map((one) => one.durationMs)));
        const asked = programme({ campaigns: list });
        const air = airTimes(asked, mondayMs, mondayMs + loopMs);
        for (const { campaign: one, share } of parts) {
          const differenceMs = Math.abs((air.get(String(one?.id)) ?? 0) - share * loopMs);
          expect(differenceMs, `${one?.id}`).toBeLessThanOrEqual(longestMs + 1);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("6.2: neither the order of the lists nor what is closed all day changes an answer", () => {
    fc.assert(
      fc.property(question, fc.constantFrom("u0", "u1"), ({ programme: asked, atMs }, unit) => {
        const closed = campaign({ id: "closed", unit, level: "priority", items: ["closed"], during: [] });
        const turned: Programme = {
          ...asked,
          campaigns: [...asked.campaigns.toReversed(), closed],
          tickers: asked.tickers.toReversed(),
          takeovers: asked.takeovers.toReversed(),
          quiet: asked.quiet.toReversed(),
        };
        expect(resolve(turned, atMs)).toEqual(resolve(asked, atMs));
      }),
      { numRuns: 200 },
    );
  });

  it("6.3: what explain says plays is what resolve shows, and a campaign it refuses never shows", () => {
    fc.assert(
      fc.property(question, ({ programme: asked, atMs }) => {
        const playing = new Set(
          explain(asked, atMs).verdicts.flatMap(({ id, plays }) => (plays ? [id] : [])),
        );
        for (const { campaign: id } of showingsOver(asked, atMs, nextChange(asked, atMs))) {
          if (id !== null) expect(playing).toContain(id);
        }
        const { takeover, tickers } = resolve(asked, atMs);
        if (takeover) expect(playing).toContain(takeover.takeover.id);
        for (const { ticker } of tickers) expect(playing).toContain(ticker.id);
      }),
      { numRuns: 200 },
    );
  });

  it("answers the same, whatever it remembers of the programme before: campaigns come, go and change", () => {
    const changes = fc.constantFrom(...zoneTimes).chain((zoneTime) =>
      fc.record({
        before: aProgramme(zoneTime),
        changed: fc.array(aCampaign(zoneTime.aroundMs, "new"), { maxLength: 1 }),
        gone: fc.integer({ min: 0, max: 6 }),
        atMs: fc.integer({ min: -30, max: 30 }).map((hours) => zoneTime.aroundMs + hours * anHourMs),
      }),
    );
    fc.assert(
      fc.property(changes, ({ before, changed, gone, atMs }) => {
        timeline(before, atMs - 6 * anHourMs, atMs + 6 * anHourMs);
        const campaigns = [...before.campaigns.toSpliced(gone, 1), ...changed];
        const after = { ...before, campaigns };
        const span = [atMs - 2 * anHourMs, atMs + 2 * anHourMs] as const;
        // A copy shares no object with anything before it.
        expect(timeline(after, ...span)).toEqual(timeline(structuredClone(after), ...span));
        expect(resolve(after, atMs)).toEqual(resolve(structuredClone(after), atMs));
      }),
      { numRuns: 150 },
    );
  });
});

describe("expected plays", () => {
  it("are what resolve shows, minute after minute, without what a full takeover hides", () => {
    fc.assert(
      fc.property(
        question,
        fc.integer({ min: 1, max: 2 * anHourMs }),
        ({ programme: asked, atMs }, spanMs) => {
          const untilMs = atMs + spanMs;
          const counted = new Map<string, { plays: number; airMs: number }>();
          let last = "";
          for (let nowMs = atMs; nowMs < untilMs; ) {
            const { item, takeover, untilMs: nextMs } = resolve(asked, nowMs);
            const isHidden = item === null || takeover?.takeover.size === "full";
            const key = isHidden ? "" : `${item.campaign}/${item.entry.item.id}`;
            const known = counted.get(key) ?? { plays: 0, airMs: 0 };
            const showing = `${key}@${item?.startMs}`;
            if (showing !== last) known.plays += 1;
            known.airMs += Math.min(nextMs, untilMs) - nowMs;
            counted.set(key, known);
            last = isHidden ? "" : showing;
            nowMs = nextMs;
          }
          counted.delete("");
          const expected = expectedPlays(asked, atMs, untilMs).map(
            ({ itemId, campaign: id, plays, airMs }) => [`${id}/${itemId}`, { plays, airMs }] as const,
          );
          expect(new Map(expected)).toEqual(counted);
        },
      ),
      { numRuns: 100 },
    );
  });
});
