/**
 * The JSON the command line prints, one schema per command; every failure is `CommandError` and exit code
 * 2.
 */
import { z } from "zod";
import { Asset } from "./asset.ts";
import { CapAlert, CapSignature } from "./cap.ts";
import { type CapReason, capReasons } from "./cap-reasons.ts";
import { CapShowing } from "./cap-sources.ts";
import { ErrorAnswer } from "./endpoint.ts";
import { ExpectedPlays, Explanation, Resolution, TimelineEntry } from "./resolution.ts";

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
/** The same with `--totals`: what should be seen of each item in all. */
export const TotalsOutput = z.array(ExpectedPlays);
/** `bangtin verify FILE --root FILE`: `code` and `path` say what is wrong, null when nothing is. */
export const VerifyOutput = z.object({ ok: z.boolean(), code: z.string().nullable(), path: z.string() });
/** `bangtin ingest FILE`: the facts of the asset the hub would store. */
export const IngestOutput = Asset;

/** `bangtin cap FILE --json`: the alerts with what boards would make of them, or the links of an index. */
export const CapOutput = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("alerts"),
    alerts: z.array(
      z.object({
        alert: CapAlert,
        signatures: z.array(CapSignature),
        notes: z.array(ErrorAnswer.shape.problems.element),
        /** The instant the mapping is made for. */
        atMs: z.number().int(),
        showings: z.array(CapShowing),
        reasons: z.array(z.custom<CapReason>((code) => typeof code === "string" && code in capReasons)),
      }),
    ),
  }),
  z.object({ kind: z.literal("index"), entries: z.array(z.object({ link: z.string(), stamp: z.string() })) }),
]);
export type CapOutput = z.infer<typeof CapOutput>;
/** What `bangtin cap` prints instead: the first problem as everywhere, and all of them. */
export const CapError = CommandError.extend(ErrorAnswer.shape);

/** One line of `bangtin demo --check`. */
export const DemoStep = z.object({
  step: z.string(),
  ok: z.boolean(),
  ms: z.number().int().min(0),
  screenshot: z.string().nullable(),
});
export type DemoStep = z.infer<typeof DemoStep>;
