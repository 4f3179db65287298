/**
 * The wire between many boards and one hub, all in memory: it loses, delays, doubles, replays, cuts and
 * corrupts as the seed says, and can cut a board off altogether.
 */
import type { FastifyInstance } from "fastify";
import type { Clock, Fetch } from "../../platform/ports.ts";
import { type FaultRates, type Fate, calm, fateOf } from "./faults.ts";
import type { Life } from "./life.ts";
import { type Answer, type Order, fail, headersOf, injection, openEvents, refused, travel } from "./wire.ts";

export const hubUrl = "http://hub.test";
/** Old answers kept per question, for replays. */
const answersKept = 4;

export interface Network {
  /** The network as this board sees it in this life. */
  fetchFor(board: string, life: Life): Fetch;
  setRates(rates: FaultRates): void;
  /** A board that is cut off reaches nobody. */
  cutOff(board: string, isCutOff: boolean): void;
  /** `null`: nobody answers there. */
  setHub(app: FastifyInstance | null): void;
  readonly counts: { requests: number; faults: number };
}

/** Draws the fate of each request; `name` says who asks what. */
function createDice(seed: number, clock: Pick<Clock, "monoMs">) {
  const drawn = new Map<string, { atMs: number; count: number }>();
  const counts = { requests: 0, faults: 0 };
  const draw = (name: string, rates: FaultRates): Fate => {
    const atMs = clock.monoMs();
    const last = drawn.get(name);
    const count = last?.atMs === atMs ? last.count + 1 : 0;
    drawn.set(name, { atMs, count });
    const fate = fateOf(seed, `${name} ${atMs} ${count}`, rates);
    counts.requests += 1;
    const { isLost, isAnswerLost, isDoubled, isReplayed, isCut, isCorrupted } = fate;
    if ([isLost, isAnswerLost, isDoubled, isReplayed, isCut, isCorrupted].some(Boolean)) counts.faults += 1;
    return fate;
  };
  return { draw, counts };
}

export function createNetwork(seed: number, clock: Pick<Clock, "monoMs">): Network {
  let hub: FastifyInstance | null = null;
  let rates: FaultRates = calm;
  const away = new Set<string>();
  const answers = new Map<string, Answer[]>();
  const { draw, counts } = createDice(seed, clock);

  const ask = async (order: Order): Promise<Answer> => {
    if (hub === null) throw refused();
    const response = await hub.inject(order);
    return { status: response.statusCode, headers: headersOf(response), body: response.rawPayload };
  };
  const remember = (name: string, answer: Answer): Answer[] => {
    const kept = answers.get(name) ?? [];
    if (answer.status === 200) answers.set(name, [...kept, answer].slice(-answersKept));
    return kept;
  };

  const carry = async (board: string, life: Life, url: string, init: RequestInit): Promise<Response> => {
    const { signal } = init;
    const order = injection(url, init);
    const what = `${order.method} ${order.url.replace(/\?.*/, "")}`;
    const fate = draw(`${board} ${what}`, rates);
    await life.timers.sleep(fate.delayMs, signal ?? undefined);
    if (away.has(board) || fate.isLost) return fail(fate, signal);
    if (what === "GET /v1/nudges" && hub !== null) {
      const isCutOff = () => away.has(board);
      return openEvents({ hub, order, fate, life, signal: signal ?? life.ended, isCutOff });
    }
    if (fate.isDoubled) await ask(order);
    const answer = await ask(order);
    const name = `${board} ${what}`;
    const older = remember(name, answer);
    if (fate.isAnswerLost || away.has(board)) return fail(fate, signal);
    const replay = older[Math.floor(fate.at * older.length)];
    const heard = fate.isReplayed && replay !== undefined ? replay : answer;
    await life.timers.sleep(0, signal ?? undefined);
    const isBare = heard.status === 304 || heard.body.length === 0;
    const body = isBare ? null : travel(heard.body, fate, life, signal);
    return new Response(body, { status: heard.status, headers: heard.headers });
  };

  return {
    fetchFor:
      (board, life) =>
      (url, init = {}) =>
        life.whileAlive(carry(board, life, url, init)),
    setRates(next) {
      rates = next;
    },
    cutOff(board, isCutOff) {
      if (isCutOff) away.add(board);
      else away.delete(board);
    },
    setHub(app) {
      hub = app;
    },
    counts,
  };
}
