/** The checker lets right answers pass and finds the wrong ones. */
import { expect, test } from "vitest";
import { resolve } from "../../core/schedule/resolve.ts";
import { campaign, entry, hourMs, mondayMs, programme, takeover } from "../core/make-programme.ts";
import { unruly } from "./by-the-rules.ts";

const asked = programme({
  campaigns: [campaign({ id: "cp_1", items: [entry("it_1"), entry("it_2")] })],
  takeovers: [
    takeover("to_1", {
      size: "band",
      fromMs: mondayMs,
      urgentUntilMs: mondayMs + hourMs,
      untilMs: mondayMs + 9e6,
    }),
  ],
});

test("a right answer passes: with a takeover, in its life after, and without", () => {
  for (const atMs of [1_000, hourMs + 1_000, hourMs + 31_000, 9e6 + 1_000]) {
    expect(unruly(asked, resolve(asked, mondayMs + atMs))).toEqual([]);
  }
});

test("an item nobody planned, a campaign nobody knows and a wrong end are found", () => {
  const right = resolve(asked, mondayMs + 9e6 + 1_000);
  if (right.item === null) throw new Error("something shows");
  const stranger = { ...right, item: { ...right.item, entry: entry("it_9"), campaign: "cp_9" as never } };
  const found = unruly(asked, stranger).join("\n");
  expect(found).toMatch(/becomes/);
  expect(found).toMatch(/cp_9 is on the glass and not explained/);
  expect(found).toMatch(/the timeline has it_/);
  expect(unruly(asked, { ...right, untilMs: right.untilMs + 1 })).toHaveLength(1);
});
