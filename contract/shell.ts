/**
 * All that passes between a shell (electron, chromium, or none) and the engine process it hosts. JSON
 * objects over the host's message channel; both sides check every message against these schemas.
 */
import { z } from "zod";
import { BoardSize } from "./board.ts";
import { RendererMessage, Scene } from "./scene.ts";

/** Shell -> engine. */
export const ShellMessage = z.discriminatedUnion("type", [
  /** First message: which glass there is. `witness` none: an engine without a window. */
  z.object({
    type: z.literal("hello"),
    witness: z.enum(["glass", "none"]),
    size: BoardSize,
    app: z.string().max(32),
    /** Too much went wrong: play the house loop alone, without network (design: security 7.1, L3). */
    safe: z.boolean().optional(),
  }),
  z.object({ type: z.literal("renderer"), message: RendererMessage }),
  /** The engine answers `pong` with the same number at once; a missing answer is a hung engine. */
  z.object({ type: z.literal("ping"), n: z.number().int() }),
  /** Something the shell had to do (renderer reloaded, window lost ...): counted and reported. */
  z.object({ type: z.literal("incident"), code: z.string().max(40), detail: z.string().max(200) }),
  z.object({ type: z.literal("shutdown") }),
]);
export type ShellMessage = z.infer<typeof ShellMessage>;

/** Engine -> shell. */
export const EngineMessage = z.discriminatedUnion("type", [
  /**
   * The engine is up: where verified assets lie (absolute folders, looked up in order) and where the run
   * folder is.
   */
  z.object({ type: z.literal("ready"), assetFolders: z.array(z.string()).max(4), runFolder: z.string() }),
  z.object({ type: z.literal("scene"), scene: Scene }),
  z.object({ type: z.literal("pong"), n: z.number().int() }),
]);
export type EngineMessage = z.infer<typeof EngineMessage>;
