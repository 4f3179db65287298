import { defineConfig } from "vitest/config";

/**
 * Two projects: `fast` (pure and in-process, under 20 s) and `slow` (journeys, screenshots, simulation; one
 * file at a time).
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "fast",
          include: ["tests/{repo,contract,core,platform,hub,engine,cli,demo,scripts}/**/*.test.ts"],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: "slow",
          include: ["tests/{renderer,electron,chromium,journeys,simulation}/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          maxWorkers: 1,
        },
      },
    ],
  },
});
