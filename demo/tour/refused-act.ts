/**
 * Act four, "hijack it": forged manifest and edition, replayed manifest, poisoned picture. Nothing moves;
 * the hub knows.
 */
import { UnitContent } from "../../contract/unit-content.ts";
import { parseWith } from "../../contract/parse.ts";
import { waitFor } from "../processes/wait-for.ts";
import { must } from "../seed/must.ts";
import type { Act } from "./act.ts";
import type { Lie } from "./lying-proxy.ts";
import { ownDraft, publishFresh } from "./publish-fresh.ts";
import type { Stage } from "./stage.ts";

/** How long the board may take to fall into each trap, in milliseconds: it asks every few seconds. */
const trapMsMax = 30_000;

/** What a board says of a wrong signature, an old document and wrong bytes. */
const expectedCodes = ["sig_bad", "rollback", "hash"];

/** Time enough for a board that believed the lie to put it on the glass, in milliseconds. */
const believedMs = 1_500;

/** Tells the lie until the board has heard it, then looks: nothing of it may be on the screen. */
async function lie(stage: Stage, what: Lie): Promise<void> {
  const { proxy, ports, marks, eye } = stage;
  const before = proxy.told(what);
  proxy.tell(what);
  await waitFor(ports, trapMsMax, `the board to be told ${what}`, () =>
    proxy.told(what) > before ? true : null,
  );
  await ports.timers.sleep(believedMs);
  const shown = [...((await eye()) ?? [])];
  if (shown.some((mark) => marks.forged.has(mark) || mark === marks.poisoned)) {
    throw new Error(`${what} reached the screen`);
  }
}

/** The school's draft with one picture more; its bytes will be wrong on the way. */
async function withPicture(stage: Stage): Promise<UnitContent> {
  const { client, board, picture, marks } = stage;
  const asset = await client.call("uploadAsset", { params: { unit: board.unit }, body: picture });
  marks.poisoned = marks.fresh();
  const item = {
    id: "tour-picture",
    kind: "image",
    title: "Tranh cổ động",
    asset: asset.hash,
    durationMs: 8_000,
    mark: marks.poisoned,
  };
  const draft = ownDraft(stage);
  return must(
    parseWith(UnitContent, {
      ...draft,
      playlists: [...draft.playlists, { id: "tour", name: "Tranh cổ động", items: [item] }],
      campaigns: [
        ...draft.campaigns,
        { id: "tour", name: "Tranh cổ động", level: "normal", playlists: ["tour"] },
      ],
    }),
  );
}

export const refusedAct: Act = {
  id: "refused",
  caption: {
    vi: "Cướp bảng: bản kê giả, nội dung giả, bản kê cũ, ảnh bị tráo. Hình không đổi, máy chủ nhận mã lỗi.",
    en: "Forged manifest and edition, old manifest, swapped picture: nothing moves, the hub gets the codes.",
  },
  button: { vi: "Thử cướp bảng", en: "Hijack it" },
  async run(stage) {
    await lie(stage, "forged_manifest");
    await lie(stage, "replayed_manifest");
    stage.proxy.tell("forged_edition");
    await publishFresh(stage, [[stage.board.unit, ownDraft(stage)]]);
    await lie(stage, "forged_edition");
    stage.proxy.tell("poisoned_asset");
    await publishFresh(stage, [[stage.board.unit, await withPicture(stage)]]);
    await lie(stage, "poisoned_asset");
  },
  seen: ({ marks }) => ({ anyOf: marks.published, noneOf: new Set([...marks.forged, marks.poisoned]) }),
  async proven({ client, board }) {
    const { incidents } = await client.call("incidents", { query: { board: board.id, limit: "1000" } });
    const codes = new Set(incidents.map(({ code }) => code));
    return expectedCodes.every((code) => codes.has(code));
  },
  staysMs: 4_000,
  after: ({ proxy, marks }) => {
    proxy.tell("truth");
    marks.published.add(marks.poisoned);
  },
};
