/**
 * `bangtin demo` for people: everything built up, the start page served, an act played at each press of its
 * button.
 */
import type { Ports } from "../platform/ports.ts";
import type { Picture, Shell } from "./boards/shells.ts";
import { type OpenDemo, openDemo } from "./open-demo.ts";
import type { ChildSet } from "./processes/child-set.ts";
import { waitFor } from "./processes/wait-for.ts";
import { servePage } from "./start-page/serve-page.ts";
import { type ActState, type PageState, shownAct, shownBoard } from "./start-page/state.ts";
import type { Act } from "./tour/act.ts";
import { tour } from "./tour/tour.ts";

export interface RunPlan {
  readonly ports: Ports;
  readonly children: ChildSet;
  readonly folder: string;
  readonly shell: Shell;
  readonly picture: Picture;
  readonly env: NodeJS.ProcessEnv;
  readonly startAtMs: number | null;
  readonly simulated: number;
  readonly pagePort: number;
  readonly say: (what: string) => void;
  /** Settles when somebody wants the demo to end. */
  readonly ending: Promise<void>;
}

/** How long an act may take to be proven, in milliseconds. */
const provenMsMax = 90_000;

async function playAct(act: Act, { stage }: OpenDemo): Promise<void> {
  await act.run(stage);
  const ask = async () => ((await (act.proven?.(stage) ?? true)) ? true : null);
  await waitFor(stage.ports, provenMsMax, act.id, ask, 1_000);
  act.after?.(stage);
}

async function pageState(
  { hub }: OpenDemo,
  acts: ReadonlyMap<string, ActState>,
  boardUrl: string | null,
): Promise<PageState> {
  const { boards } = await hub.client.call("boards");
  const { incidents } = await hub.client.call("incidents", { query: { limit: "20" } });
  return {
    hubUrl: hub.url,
    boardUrl,
    acts: tour.map((act) => shownAct(act, acts.get(act.id) ?? "ready")),
    fleet: boards.map(shownBoard).sort((a, b) => Number(a.isSimulated) - Number(b.isSimulated)),
    incidents: [...new Set(incidents.map(({ code }) => code))],
  };
}

export async function runDemo(plan: RunPlan): Promise<void> {
  const { say } = plan;
  let boardUrl: string | null = null;
  const demo = await openDemo({
    ...plan,
    eye: async () => null,
    onPlayerOutput: (text) => {
      boardUrl = /https?:\/\/\S+/.exec(text)?.[0] ?? boardUrl;
    },
  });
  const acts = new Map<string, ActState>();
  const press = (id: string): boolean => {
    const act = tour.find((each) => each.id === id);
    if (!act || [...acts.values()].includes("running")) return false;
    acts.set(id, "running");
    void playAct(act, demo).then(
      () => acts.set(id, "done"),
      (error: unknown) => {
        acts.set(id, "failed");
        say(`${id}: ${error instanceof Error ? error.message : String(error)}`);
      },
    );
    return true;
  };
  const page = await servePage({ state: () => pageState(demo, acts, boardUrl), press }, plan.pagePort);
  try {
    say(page.url);
    if (boardUrl !== null) say(`board: ${String(boardUrl)}`);
    await Promise.race([plan.ending, demo.startSimulated()]);
    await plan.ending;
  } finally {
    await page.close();
    await plan.children.endAll();
    await demo.proxy.close();
  }
}
