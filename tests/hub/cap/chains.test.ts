/** Updates and cancels end what they name, in whatever order things come, and nothing else. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Link, endingsOf } from "../../../hub/cap/chains.ts";

function link(key: string, over: Partial<Link> & { refs?: string[] } = {}): Link {
  const { refs = [], ...rest } = over;
  const sender = rest.sender ?? "a";
  return {
    key,
    sender,
    identifier: key,
    status: "Actual",
    messageType: refs.length === 0 ? "Alert" : "Update",
    references: refs.map((identifier) => ({ sender, identifier, sentMs: null })),
    source: "one",
    isTrusted: true,
    isOver: false,
    ...rest,
  };
}

const endedBy = (links: readonly Link[]) =>
  Object.fromEntries([...endingsOf(links)].map(([key, { reason, by }]) => [key, `${reason} by ${by}`]));

describe("a chain", () => {
  test("an update supersedes, a cancel cancels, an update that says it is over clears", () => {
    expect(endedBy([link("1"), link("2", { refs: ["1"] })])).toEqual({ 1: "superseded by 2" });
    expect(endedBy([link("1"), link("2", { refs: ["1"], messageType: "Cancel" })])).toEqual({
      1: "cancelled by 2",
    });
    expect(endedBy([link("1"), link("2", { refs: ["1"], isOver: true })])).toEqual({ 1: "all_clear by 2" });
  });

  test("a cancel that comes before its alert still ends it", () => {
    const cancel = link("2", { refs: ["1"], messageType: "Cancel" });
    expect(endedBy([cancel, link("1")])).toEqual({ 1: "cancelled by 2" });
  });

  test("an Ack, an Error, a message nobody believes and a drill end no alert", () => {
    for (const over of [
      { messageType: "Ack" },
      { messageType: "Error" },
      { isTrusted: false },
      { status: "Exercise" },
      { status: "Test" },
    ] as const) {
      expect(endedBy([link("1"), link("2", { refs: ["1"], ...over })])).toEqual({});
    }
  });

  test("another sender ends it only within one source", () => {
    const references = [{ sender: "a", identifier: "1", sentMs: null }];
    const other = { sender: "b", messageType: "Cancel", references } as const;
    expect(endedBy([link("1"), link("2", { ...other, source: "two" })])).toEqual({});
    expect(endedBy([link("1"), link("2", { ...other, source: null })])).toEqual({});
    expect(endedBy([link("1"), link("2", other)])).toEqual({ 1: "cancelled by 2" });
  });

  test("a reference with another name of the same sender counts within one source", () => {
    const references = [{ sender: "alias", identifier: "1", sentMs: null }];
    expect(endedBy([link("1"), link("2", { messageType: "Update", references })])).toEqual({
      1: "superseded by 2",
    });
    expect(endedBy([link("1", { source: "x" }), link("2", { messageType: "Update", references })])).toEqual(
      {},
    );
  });

  test("the order of receipt changes nothing, and more messages never bring an ended alert back", () => {
    const some = fc.array(
      fc.record({
        key: fc.constantFrom("1", "2", "3", "4", "5"),
        sender: fc.constantFrom("a", "b"),
        messageType: fc.constantFrom("Alert", "Update", "Cancel", "Ack"),
        refs: fc.array(fc.constantFrom("1", "2", "3", "4", "5"), { maxLength: 3 }),
        isTrusted: fc.boolean(),
        isOver: fc.boolean(),
        source: fc.constantFrom("one", "two", null),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(some, fc.nat(), (made, at) => {
        const links = made.map(({ refs, ...rest }, index) => ({
          ...link(`${index}`, { refs, ...rest }),
          key: `${index}`,
        }));
        const reversed = links.toReversed();
        expect(endedBy(reversed)).toEqual(endedBy(links));
        const fewer = links.filter((_, index) => index !== at % Math.max(1, links.length));
        for (const key of endingsOf(fewer).keys()) expect(endingsOf(links).has(key)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
