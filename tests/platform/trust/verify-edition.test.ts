/** Editions: the bytes announced, the unit granted, and only what was approved for this board. */
import { describe, expect, test } from "vitest";
import type { Edition } from "../../../contract/edition.ts";
import type { EditionHash } from "../../../contract/ids.ts";
import { urgentMsMax } from "../../../contract/takeover.ts";
import { sha256Hex } from "../../../platform/files.ts";
import { type EditionInput, verifyEdition } from "../../../platform/trust/verify-edition.ts";
import {
  approveAll,
  assetHash,
  editionOf,
  imageItem,
  makeKeys,
  nowMs,
  otherHash,
  placementOf,
  refOf,
  rootOf,
  sign,
  takeoverOf,
} from "../../support/trust-fixture.ts";
import { codeOf, valueOf } from "../verdict.ts";

const keys = await makeKeys();
const root = rootOf(keys);
const placement = placementOf(keys);

async function check(edition: Edition, given: Partial<EditionInput> = {}, key = keys.central) {
  const jws = await sign("edition", edition, key);
  return verifyEdition({ jws, ref: refOf(jws, edition), root, placement, highest: null, ...given });
}
const droppedOf = async (edition: Edition, given: Partial<EditionInput> = {}, key = keys.central) =>
  valueOf(await check(edition, given, key)).dropped;

/** The sample edition with `changes`, everything in it approved with `approval`. */
const approved = (changes: object, approval: object = {}) => approveAll(editionOf(changes), approval);
const campaign = (changes: object) => ({
  campaigns: [{ id: "cp_1", name: "C", level: "normal", playlists: ["pl_a"], tickers: ["tk_1"], ...changes }],
});
const items = (...list: object[]) => ({ playlists: [{ id: "pl_a", name: "A", items: list }] });

describe("verifyEdition: the document", () => {
  test("believes an approved edition whole, under the hash it was announced by", async () => {
    const edition = editionOf();
    const jws = await sign("edition", edition, keys.central);
    const believed = valueOf(await check(edition));
    expect(believed).toEqual({ hash: sha256Hex(jws), edition, dropped: [] });
  });

  test("size and hash are judged first", async () => {
    const edition = editionOf();
    const jws = await sign("edition", edition, keys.central);
    const ref = refOf(jws, edition);
    expect(codeOf(await check(edition, { ref: { ...ref, sizeBytes: ref.sizeBytes + 1 } }))).toBe("size");
    expect(
      codeOf(await check(edition, { ref: { ...ref, hash: sha256Hex("x") as string as EditionHash } })),
    ).toBe("hash");
    expect(codeOf(await check(editionOf({ revision: 98 }), { ref }))).toBe("hash");
  });

  test("the hub's online key cannot make content", async () => {
    expect(codeOf(await check(editionOf(), {}, keys.programme))).toBe("role_wrong");
    expect(codeOf(await check(editionOf(), {}, keys.board))).toBe("role_wrong");
  });

  test("unit and revision must be those the manifest announced", async () => {
    const edition = editionOf();
    const ref = refOf(await sign("edition", edition, keys.central), edition);
    const elsewhere = { line: "located", path: "/p01/c07" } as EditionInput["ref"]["unit"];
    expect(codeOf(await check(edition, { ref: { ...ref, unit: elsewhere } }))).toBe("scope");
    expect(codeOf(await check(edition, { ref: { ...ref, revision: 98 } }))).toBe("rollback");
  });

  test("an edition of a unit this board does not hang under is refused, by whole segments", async () => {
    for (const path of ["/p01/c0", "/p01/c08", "/p01/c07/s124"]) {
      expect(codeOf(await check(editionOf({ unit: { line: "managed", path } }))), path).toBe("scope");
    }
    const notInLine = { placement: placementOf(keys, { lines: { ...placement.lines, professional: null } }) };
    const professional = editionOf({ unit: { line: "professional", path: "/p01/so-gddt" } });
    expect(codeOf(await check(professional))).toBe(null);
    expect(codeOf(await check(professional, notInLine))).toBe("scope");
  });

  test("a delegated key speaks for its commune and below, not for the province or another line", async () => {
    const below = { unit: { line: "managed", path: "/p01/c07/s123" } };
    expect(codeOf(await check(editionOf(below), {}, keys.delegated))).toBe(null);
    const above = { unit: { line: "managed", path: "/p01" } };
    expect(codeOf(await check(editionOf(above), {}, keys.delegated))).toBe("scope");
    const otherLine = { unit: { line: "located", path: "/p01/c07" } };
    expect(codeOf(await check(editionOf(otherLine), {}, keys.delegated))).toBe("scope");
    expect(codeOf(await check(editionOf(otherLine)))).toBe(null);
  });

  test("an older edition cannot come back, the same can", async () => {
    expect(codeOf(await check(editionOf(), { highest: { epoch: 1, revision: 98 } }))).toBe("rollback");
    expect(codeOf(await check(editionOf(), { highest: { epoch: 1, revision: 97 } }))).toBe(null);
    expect(codeOf(await check(editionOf({ epoch: 2 })))).toBe("root_chain");
  });

  test("a revoked key has no content any more", async () => {
    const revoking = rootOf(keys, { revokedKids: [keys.central.kid] });
    expect(codeOf(await check(editionOf(), { root: revoking }))).toBe("role_wrong");
  });

  test("an edition with nothing in it is a valid way to be silent", async () => {
    const silent = editionOf({ playlists: [], tickers: [], campaigns: [], assets: [] });
    expect(valueOf(await check(silent)).edition.playlists).toEqual([]);
  });
});

describe("verifyEdition: grants", () => {
  test("a kind the key has no grant for is dropped, the rest plays", async () => {
    const video = { id: "it_2", kind: "video", title: "V", asset: assetHash, durationMs: 5_000 };
    const edition = approved(items(imageItem(), video));
    const believed = valueOf(await check(edition, {}, keys.delegated));
    expect(believed.dropped).toEqual([{ id: "it_2", code: "kind" }]);
    expect(believed.edition.playlists[0]?.items.map(({ id }) => id)).toEqual(["it_1"]);
    expect(await droppedOf(edition)).toEqual([]);
  });

  test("a level above the grant drops the campaign", async () => {
    const edition = approved(campaign({ level: "priority" }));
    const believed = valueOf(await check(edition, {}, keys.delegated));
    expect(believed.dropped).toContainEqual({ id: "cp_1", code: "kind" });
    expect(believed.edition.campaigns).toEqual([]);
    expect(await droppedOf(edition)).toEqual([]);
  });

  test("a takeover needs a grant for takeovers up to urgent", async () => {
    const edition = approved({ takeovers: [takeoverOf()] });
    expect(await droppedOf(edition, {}, keys.delegated)).toEqual([{ id: "to_1", code: "kind" }]);
    expect(await droppedOf(edition)).toEqual([]);
  });

  test("a campaign or takeover that reaches outside the unit is dropped", async () => {
    const outside = { line: "managed", path: "/p01/c08" };
    const edition = approved({
      ...campaign({ scope: outside }),
      takeovers: [takeoverOf({ scope: outside })],
    });
    expect(await droppedOf(edition)).toEqual([
      { id: "cp_1", code: "scope" },
      { id: "to_1", code: "scope" },
    ]);
  });
});

describe("verifyEdition: approvals", () => {
  const uncovered = (id: string) => ({ id, code: "uncovered" });

  test("what nobody approved is dropped, and nothing left refuses the edition", async () => {
    expect(codeOf(await check(editionOf({ approvals: [] })))).toBe("uncovered");
    expect(await droppedOf(approved({}, { assets: [] }))).toEqual([uncovered("it_1")]);
    const noTexts = valueOf(await check(approved({}, { texts: [] })));
    expect(noTexts.dropped).toEqual([uncovered("tk_1")]);
    expect(noTexts.edition.tickers).toEqual([]);
    expect(noTexts.edition.campaigns[0]?.tickers).toEqual([]);
  });

  test("a text with one letter changed after approval is not approved", async () => {
    const edition = editionOf();
    const [ticker] = edition.tickers;
    const changed = { ...edition, tickers: [{ ...ticker, text: "Họp phụ huynh thứ bảy" }] } as Edition;
    expect(await droppedOf(changed)).toEqual([uncovered("tk_1")]);
  });

  test("an approval for other boards does not count here", async () => {
    const elsewhere = { scope: { line: "managed", path: "/p01/c07/s999" } };
    expect(codeOf(await check(approved({}, elsewhere)))).toBe("uncovered");
    expect(codeOf(await check(approved({}, { scope: { line: "located", path: "/p01" } })))).toBe(null);
  });

  test("an approval must be as strong as the strongest campaign of this board needs", async () => {
    const strong = campaign({ level: "priority" });
    expect(codeOf(await check(approved(strong, { maxLevel: "normal" })))).toBe("uncovered");
    expect(codeOf(await check(approved(strong, { maxLevel: "priority" })))).toBe(null);
    const notMine = campaign({ level: "priority", scope: { line: "managed", path: "/p01/c07/s999" } });
    expect(await droppedOf(approved(notMine, { maxLevel: "normal" }))).toEqual([]);
  });

  test("an approval must contain the whole window of what it covers", async () => {
    const window = { fromMs: nowMs, untilMs: nowMs + 1_000 };
    expect(await droppedOf(approved(items(imageItem(window)), { texts: [], ...window }))).toEqual([
      uncovered("tk_1"),
    ]);
    const wider = { fromMs: nowMs - 1, untilMs: nowMs + 1_000 };
    expect(codeOf(await check(approved(items(imageItem(wider)), window)))).toBe("uncovered");
    expect(codeOf(await check(approved({}, window)))).toBe("uncovered");
  });

  test("a picture the edition does not list is dropped even when approved", async () => {
    const edition = approved(items(imageItem(), imageItem({ id: "it_2", asset: otherHash })), {
      assets: [assetHash, otherHash],
    });
    expect(await droppedOf(edition)).toEqual([{ id: "it_2", code: "reference_missing" }]);
  });

  test("every page of a document must be approved", async () => {
    const document = {
      id: "it_2",
      kind: "document",
      title: "D",
      pages: [assetHash, otherHash],
      pageDurationMs: 5_000,
    };
    const [asset] = editionOf().assets;
    const assets = [asset, { ...asset, hash: otherHash }];
    const edition = approved({ assets, ...items(imageItem(), document) }, { assets: [assetHash] });
    expect(await droppedOf(edition)).toEqual([uncovered("it_2")]);
  });

  test("a takeover's approved words go out without a picture nobody approved", async () => {
    const edition = approved({ takeovers: [takeoverOf({ asset: otherHash })] });
    const believed = valueOf(await check(edition));
    expect(believed.dropped).toEqual([{ id: "to_1", code: "reference_missing" }]);
    expect(believed.edition.takeovers).toMatchObject([{ id: "to_1", asset: null }]);
    const unapproved = approved({ takeovers: [takeoverOf()] }, { texts: [] });
    expect(valueOf(await check(unapproved)).edition.takeovers).toEqual([]);
  });

  test("a takeover needs an urgent approval", async () => {
    const edition = approved({ takeovers: [takeoverOf()] }, { maxLevel: "priority" });
    expect(await droppedOf(edition)).toEqual([uncovered("to_1")]);
  });

  test("a takeover that ends other things, or at another time, is not the approved one", async () => {
    const edition = approved({ takeovers: [takeoverOf()] });
    const [takeover] = edition.takeovers;
    for (const change of [{ cancels: ["to_9"] }, { untilMs: nowMs + 60_001 }, { fromMs: nowMs - 1 }]) {
      const changed = { ...edition, takeovers: [{ ...takeover, ...change }] } as Edition;
      expect(await droppedOf(changed)).toEqual([uncovered("to_1")]);
    }
  });

  test("a takeover of more than 72 hours is dropped even when approved", async () => {
    const lasting = (lifeMs: number) => approved({ takeovers: [takeoverOf({ untilMs: nowMs + lifeMs })] });
    expect(await droppedOf(lasting(urgentMsMax))).toEqual([]);
    expect(await droppedOf(lasting(urgentMsMax + 1))).toEqual([{ id: "to_1", code: "takeover_too_long" }]);
  });
});
