/** The player people look at: a real shell with a window, which can be cut like a plug and started again. */
import { mkdirSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import type { Child, ChildSet } from "../processes/child-set.ts";
import type { VisiblePlayer } from "../tour/stage.ts";
import type { BoardFolders } from "./board-folders.ts";
import { playerConfig } from "./player-config.ts";
import { type Picture, type Shell, shellCommand } from "./shells.ts";

export interface PlayerPlan {
  readonly children: ChildSet;
  readonly shell: Shell;
  readonly picture: Picture;
  readonly hubUrl: string;
  readonly folders: BoardFolders;
  readonly env: NodeJS.ProcessEnv;
  /**
   * Board time at this moment; `null`: the wall clock. A restarted player must not fall back to the demo's
   * first minute.
   */
  readonly clockNowMs: () => number | null;
  /** What the player says on stdout. */
  readonly onOutput: (text: string) => void;
}

export function createVisiblePlayer(plan: PlayerPlan): VisiblePlayer {
  const { children, shell, picture, hubUrl, folders, env, clockNowMs, onOutput } = plan;
  let current: Child | null = null;
  return {
    async start() {
      mkdirSync(folders.run, { recursive: true });
      const config = playerConfig({ hubUrl, folders, clockStartAtMs: clockNowMs() });
      await writeFile(folders.configFile, JSON.stringify(config));
      const { command, args } = await shellCommand(shell, folders.configFile, picture);
      const { logFile } = folders;
      current = children.start({ name: shell, command, args, env, logFile, onOutput });
    },
    async cut() {
      await current?.cut();
      current = null;
    },
  };
}
