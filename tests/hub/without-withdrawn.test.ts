/** What is left of a unit's content is always fit to publish, whatever was withdrawn. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { Scope } from "../../contract/unit.ts";
import { compileEdition } from "../../core/publish/compile-edition.ts";
import { withoutWithdrawn } from "../../hub/publish/without-withdrawn.ts";
import { contentOf, notice, province } from "./sample-content.ts";

const ids = ["it_1", "it_2", "it_3", "tk_1", "cp_1", "pl_1"];
const content = contentOf(...["it_1", "it_2", "it_3"].map((id) => notice(id, id)));

test("withdrawn ids are gone, the rest stays, and it still compiles", () => {
  fc.assert(
    fc.property(fc.subarray(ids), (items) => {
      const left = withoutWithdrawn(content, { items, assets: [] });
      const shown = left.playlists.flatMap((playlist) => playlist.items.map(({ id }) => id));
      expect(shown).toEqual(["it_1", "it_2", "it_3"].filter((id) => !items.includes(id)));
      const compiled = compileEdition({
        unit: Scope.parse(province.speaks),
        publisher: { id: province.id, name: province.name, shortName: province.shortName },
        content: left,
        published: null,
        assets: [],
        takeovers: [],
        approvals: [],
        revision: { epoch: 1, revision: 1 },
        prev: null,
        issuedAtMs: 0,
      });
      expect(compiled.ok ? [] : compiled.problems).toEqual([]);
    }),
  );
});
