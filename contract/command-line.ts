/**
 * The JSON the command line prints, one schema per command; every failure is `CommandError` and exit code
 * 2.
 */
import { z } from "zod";
import { Asset } from "./asset.ts";
import { Explanation, Resolution, TimelineEntry } from "./resolution.ts";

export const CommandError = z.object({
  error: z.object({ code: z.string(), path: z.string(), vi: z.string(), en: z.string() }),
});
export type CommandError = z.infer<typeof CommandError>;

/** `bangtin resolve FILE --at INSTANT` */
export const ResolveOutput = Resolution;
/** `bangtin explain FILE --at INSTANT --json` */
export const ExplainOutput = Explanation;
/** `bangtin timeline FILE --from INSTANT --until INSTANT` */
export const TimelineOutput = z.array(TimelineEntry);
/** `bangtin verify FILE --root FILE`: `code` and `path` say what is wrong, null when nothing is. */
export const VerifyOutput = z.object({ ok: z.boolean(), code: z.string().nullable(), path: z.string() });
/** `bangtin ingest FILE`: the facts of the asset the hub would store. */
export const IngestOutput = Asset;

/** One line of `bangtin demo --check`. */
export const DemoStep = z.object({
  step: z.string(),
  ok: z.boolean(),
  ms: z.number().int().min(0),
  screenshot: z.string().nullable(),
});
export type DemoStep = z.infer<typeof DemoStep>;
