/** From a file somebody uploads to the light of a real window, and off the glass when it is withdrawn. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { parseWith } from "../../contract/parse.ts";
import { UnitContent } from "../../contract/unit-content.ts";
import { childEnvironment, demoStartMs } from "../../demo/config.ts";
import { publishContent } from "../../demo/hub/fill-hub.ts";
import { type OpenDemo, openDemo } from "../../demo/open-demo.ts";
import { type ChildSet, createChildSet } from "../../demo/processes/child-set.ts";
import { waitFor } from "../../demo/processes/wait-for.ts";
import { captureScreen } from "../../demo/screen/capture.ts";
import { findMarks } from "../../demo/screen/find-marks.ts";
import { type VirtualScreen, openVirtualScreen } from "../../demo/screen/virtual-screen.ts";
import { must } from "../../demo/seed/must.ts";
import { createLog } from "../../platform/log.ts";
import { systemPorts } from "../../platform/system-ports.ts";
import { builtApp } from "./built-app.ts";

const size = { widthPx: 1_920, heightPx: 1_080 };
const seenMsMax = 60_000;
const ports = systemPorts({ log: createLog({ level: "silent", name: "journey" }) });
const sleep = (delayMs: number) => ports.timers.sleep(delayMs);

let folder: string;
let screen: VirtualScreen;
let children: ChildSet;
let demo: OpenDemo | null;

beforeAll(builtApp, 120_000);
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "bangtin-journey-"));
  screen = await openVirtualScreen(size, sleep);
  children = createChildSet(sleep);
  demo = null;
});
afterEach(async () => {
  await children.endAll();
  await demo?.proxy.close();
  await screen.close();
  rmSync(folder, { recursive: true, force: true });
});

const look = () => captureScreen({ display: screen.display, ...size });
const seen = async () => new Set(findMarks(await look()).map(({ value }) => value));

async function openBoard(shell: "electron" | "chromium"): Promise<OpenDemo> {
  return openDemo({
    ports,
    children,
    folder,
    shell,
    picture: "kiosk",
    env: childEnvironment(screen.display),
    eye: seen,
    simulated: 0,
    startAtMs: demoStartMs,
    say: () => {},
    onPlayerOutput: () => {},
  });
}

function pictureOnly(asset: string, mark: number): UnitContent {
  const item = { id: "poster", kind: "image", title: "Poster", asset, fit: "cover", durationMs: 5_000, mark };
  const campaign = { id: "poster", name: "Poster", level: "normal", playlists: ["poster"] };
  const playlists = [{ id: "poster", name: "Poster", items: [item] }];
  return must(parseWith(UnitContent, { playlists, campaigns: [campaign] }));
}

describe.each(["chromium", "electron"] as const)("a picture uploaded to the hub, in %s", (shell) => {
  test("is on the glass with its own pixels, and leaves it when withdrawn", {
    timeout: 180_000,
  }, async () => {
    demo = await openBoard(shell);
    const { client, board, picture, marks } = demo.stage;
    const params = { unit: board.unit };
    const { hash } = await client.call("uploadAsset", { params, body: picture });
    const mark = marks.fresh();
    await publishContent(client, board.unit, pictureOnly(hash, mark));
    await waitFor(ports, seenMsMax, "the picture's mark", async () =>
      (await seen()).has(mark) ? true : null,
    );

    // The innermost ring is dark, the ground around the rings is light paper.
    const { gray } = await look();
    const at = (x: number, y: number) => gray[y * size.widthPx + x] ?? 0;
    expect(at(960, 540)).toBeLessThan(110);
    expect(at(300, 540)).toBeGreaterThan(220);

    await client.call("withdraw", { params, body: { items: ["poster"], assets: [] } });
    await waitFor(ports, seenMsMax, "the picture to go", async () =>
      (await seen()).has(mark) ? null : true,
    );
    const [report] = (await client.call("boards")).boards;
    expect(report?.witness).toBe("glass");
  });
});
