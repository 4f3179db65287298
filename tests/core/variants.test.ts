/** Goal: of several forms of one item a board plays the one its people read best (rule 1.10). */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chosenVariants } from "../../core/programme/variants.ts";
import { imageItem } from "./make-programme.ts";

const vi = imageItem("vi", 9_000, { language: "vi" });
const hmn = imageItem("hmn", 9_000, { language: "hmn", variantOf: "vi" });
const plain = imageItem("plain", 9_000, { variantOf: "vi" });
const en = imageItem("en", 9_000, { language: "en", variantOf: "vi" });

describe("variants", () => {
  it("1.10: the language that stands first in the board's list wins, then none, then any other", () => {
    const chosen = (languages: string[], ...items: (typeof vi)[]) => [...chosenVariants(items, languages)];
    expect(chosen(["hmn", "vi"], vi, hmn, plain, en)).toEqual(["hmn"]);
    expect(chosen(["hmn", "vi"], vi, plain, en)).toEqual(["vi"]);
    expect(chosen(["km"], vi, hmn, plain, en)).toEqual(["plain"]);
    expect(chosen(["km"], en, hmn)).toEqual(["en"]);
  });

  it("1.10: items that share a name need no item of that name, and others are left alone", () => {
    const one = imageItem("one", 9_000, { language: "vi", variantOf: "poster" });
    const two = imageItem("two", 9_000, { language: "en", variantOf: "poster" });
    const other = imageItem("other", 9_000, { language: "en" });
    expect([...chosenVariants([two, one, other], ["vi"])]).toEqual(["one", "other"]);
  });

  it("1.10: exactly one of each group plays, whatever the languages", () => {
    const anyLanguage = fc.constantFrom("vi", "en", "hmn", null);
    const forms = fc.array(fc.tuple(anyLanguage, fc.constantFrom(null, "i0", "gr")), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(forms, fc.uniqueArray(fc.constantFrom("vi", "en", "hmn")), (list, languages) => {
        const items = list.map(([language, variantOf], index) =>
          imageItem(`i${index}`, 9_000, { language, variantOf }),
        );
        const groups = new Set(items.map(({ id, variantOf }) => variantOf ?? id));
        const chosen = chosenVariants(items, languages);
        const playing = items.filter(({ id }) => chosen.has(id));
        expect(new Set(playing.map(({ id, variantOf }) => variantOf ?? id))).toEqual(groups);
        expect(playing).toHaveLength(groups.size);
      }),
    );
  });
});
