/** The ticker on real glass: moved by the compositor, changed at the seam, paged where it cannot move. */
import { createHash } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { tickerMetrics } from "../../renderer/ticker/ticker-metrics.ts";
import { type BoardPage, openBoard } from "./board/open-board.ts";
import {
  imageItem, low, noticeItem, sceneOf, showing, startMs, strip, takeoverOf, tickerOf,
} from "./board/scenes.ts"; // biome-ignore format: names in rows

let board: BoardPage;

beforeAll(async () => {
  board = await openBoard();
  await board.page.addInitScript(() => {
    const band = () => document.querySelector("sign-board")?.shadowRoot?.querySelector("sign-ticker");
    Object.assign(window, {
      segments: () =>
        [...(band()?.shadowRoot?.querySelectorAll<HTMLElement>(".segment") ?? [])].map((segment) => ({
          text: segment.textContent ?? "",
          x: segment.getBoundingClientRect().x,
          width: segment.offsetWidth,
        })),
    });
  });
});
afterAll(() => board.close());
beforeEach(() => board.fresh(strip));
afterEach(() => expect(board.failures).toEqual([]));

interface Piece {
  readonly text: string;
  readonly x: number;
  readonly width: number;
}

const segments = () =>
  board.page.evaluate(() => (window as unknown as { segments: () => Piece[] }).segments());

async function waitForText(text: string): Promise<void> {
  await expect.poll(async () => (await segments()).some((each) => each.text.includes(text))).toBe(true);
}

const running = (texts: readonly string[], fields = {}) =>
  sceneOf({ size: strip, tickers: texts.map((text, n) => tickerOf(`t${n}`, text)), ...fields });

describe("the running ticker", () => {
  test("says every message twice before the next", async () => {
    await board.show(running(["Một hai", "Ba bốn"]));
    await waitForText("Ba bốn");
    expect((await segments()).slice(0, 5).map(({ text }) => text.trim())).toEqual([
      "Một hai",
      "Một hai",
      "Ba bốn",
      "Ba bốn",
      "Một hai",
    ]);
  });

  test("is moved by the compositor: it runs on while the page is busy", async () => {
    await board.show(running(["Không bấm đường dẫn trong tin nhắn lạ; gọi 1022 nếu đã chuyển tiền"]));
    await waitForText("1022");
    const session = await board.page.context().newCDPSession(board.page);
    const pictures: { hash: string; atS: number }[] = [];
    session.on("Page.screencastFrame", ({ data, sessionId, metadata }) => {
      const hash = createHash("sha256").update(data).digest("hex");
      pictures.push({ hash, atS: metadata.timestamp ?? 0 });
      session.send("Page.screencastFrameAck", { sessionId }).catch(() => {});
    });
    await session.send("Page.startScreencast", { format: "png", everyNthFrame: 1 });
    await expect.poll(() => pictures.length, { timeout: 10_000 }).toBeGreaterThan(5);
    const busy = await board.page.evaluate(() => {
      const fromMs = performance.timeOrigin + performance.now();
      while (performance.timeOrigin + performance.now() < fromMs + 2_000);
      return { fromS: fromMs / 1_000, untilS: (performance.timeOrigin + performance.now()) / 1_000 };
    });
    await session.send("Page.stopScreencast");
    const during = pictures.filter(({ atS }) => atS > busy.fromS + 0.1 && atS < busy.untilS - 0.1);
    // A ticker driven by the main thread would stand still: one picture.
    expect(new Set(during.map(({ hash }) => hash)).size).toBeGreaterThan(10);
  });

  test("changes its text at the seam: no piece in sight ever jumps", async () => {
    await board.show(running(["Văn bản đầu tiên của dải chữ này"]));
    await waitForText("đầu tiên");
    const scenes = Array.from({ length: 12 }, (_, n) =>
      running([`Thay đổi lần thứ ${n}, dài thêm ${"à ".repeat(n)}`]),
    );
    const worst = await board.page.evaluate(async (given) => {
      const band = document.querySelector("sign-board")?.shadowRoot?.querySelector("sign-ticker");
      const root = band?.shadowRoot;
      const seen = new Map<Element, { x: number; atMs: number }>();
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      let worstPx = 0;
      const gaps = new Set<number>();
      for (const scene of given) {
        window.preview.show({ ...scene, nowMs: Math.floor(scene.nowMs + performance.now()) });
        for (let frames = 0; frames < 30; frames += 1) {
          await frame();
          const atMs = Number(document.timeline.currentTime);
          const boxes = [...(root?.querySelectorAll<HTMLElement>(".segment") ?? [])].map((each) => {
            const { x } = each.getBoundingClientRect();
            const before = seen.get(each);
            if (before)
              worstPx = Math.max(worstPx, Math.abs(x - (before.x - ((atMs - before.atMs) * 480) / 1_000)));
            seen.set(each, { x, atMs });
            return { x, right: x + each.offsetWidth };
          });
          // Between two pieces there are always three em, to the pixel: they move as one strip.
          boxes.slice(1).forEach(({ x }, n) => gaps.add(x - (boxes[n]?.right ?? 0)));
        }
      }
      return { worstPx, gaps: [...gaps], pieces: seen.size };
    }, scenes);
    expect(worst.pieces).toBeGreaterThan(12);
    expect(worst.worstPx).toBeLessThan(2.1);
    expect(worst.gaps).toEqual([3 * tickerMetrics(strip.heightPx).fontPx]);
  });

  test("a line that is withdrawn leaves within two seconds; the others run on without a jump", async () => {
    const stays = "Câu này ở lại trên dải chữ";
    await board.show(running(["Ngắn", stays]));
    await waitForText(stays);
    await expect
      .poll(async () => (await segments()).find(({ text }) => text.includes(stays))?.x, { timeout: 15_000 })
      .toBeLessThan(1_300);
    const scene = sceneOf({ size: strip, tickers: [tickerOf("t1", stays)] });
    const seen = await board.page.evaluate(async (given) => {
      const band = document.querySelector("sign-board")?.shadowRoot?.querySelector("sign-ticker");
      const pieces = () => [...(band?.shadowRoot?.querySelectorAll(".segment") ?? [])];
      const kept = pieces().find(({ textContent }) => textContent?.includes("ở lại"));
      if (kept === undefined) throw new Error("the kept line is in sight");
      const x = () => kept.getBoundingClientRect().x;
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const sights = pieces().filter((each) => each.textContent?.includes("Ngắn")).length;
      let before = { x: x(), atMs: Number(document.timeline.currentTime) };
      const fromMs = before.atMs;
      window.preview.show({ ...given, nowMs: Math.floor(given.nowMs + performance.now()) });
      let worstPx = 0;
      let leftAfterMs = Number.POSITIVE_INFINITY;
      while (before.atMs < fromMs + 2_000) {
        await frame();
        const atMs = Number(document.timeline.currentTime);
        const ranPx = ((atMs - before.atMs) * 480) / 1_000;
        if (kept.isConnected) worstPx = Math.max(worstPx, Math.abs(x() - (before.x - ranPx)));
        before = { x: x(), atMs };
        const isGone = pieces().every((each) => !each.textContent?.includes("Ngắn"));
        if (isGone) leftAfterMs = Math.min(leftAfterMs, atMs - fromMs);
      }
      return { sights, worstPx, leftAfterMs };
    }, scene);
    expect(seen.sights).toBeGreaterThan(0);
    expect(seen.leftAfterMs).toBeLessThan(2_000);
    expect(seen.worstPx).toBeLessThan(2.1);
  });

  test("words end where the mark begins", async () => {
    const tickers = [tickerOf("tk", "Không bấm đường dẫn trong tin nhắn lạ; gọi 1022", { mark: 7 })];
    await board.show(sceneOf({ size: strip, tickers }));
    await waitForText("1022");
    const edges = () =>
      board.page.evaluate(() => {
        const root = document
          .querySelector("sign-board")
          ?.shadowRoot?.querySelector("sign-ticker")?.shadowRoot;
        const words = root?.querySelector(".viewport")?.getBoundingClientRect().right;
        return { words, mark: root?.querySelector("sign-mark")?.getBoundingClientRect().left };
      });
    await expect.poll(edges).toEqual({ words: 1_890, mark: 1_890 });
  });

  test("an urgent line alone stands in the band at once and is reported", async () => {
    await board.show(running(["Tin thường ngày"]));
    await waitForText("thường ngày");
    await board.show(running(["Tin thường ngày"], { takeover: takeoverOf("flood", { size: "ticker" }) }));
    await board.reported({ type: "takeover-shown", takeoverId: "flood" as never });
    const pieces = await segments();
    expect(pieces.every(({ text }) => text.includes("Nước sông"))).toBe(true);
    expect(pieces[0]?.x).toBeLessThan(1_200);
  });

  test("shares a strip: after its round one whole item, then the ticker again", async () => {
    const { red, blue } = board.media;
    const at = (n: number) =>
      showing(imageItem(`i${n}`, n % 2 === 0 ? red : blue), n * 9_000, (n + 1) * 9_000);
    const tickers = [tickerOf("tk", "Ngắn")];
    await board.show(sceneOf({ size: strip, tickers, item: at(0), next: at(1) }, [red, blue]));
    await waitForText("Ngắn");
    await board.reported({ type: "beat", key: null });
    await board.reported({ type: "shown", itemId: "i0" as never });
    expect(await segments()).toEqual([]);
    await board.reported({ type: "shown", itemId: "i1" as never });
    const item = { nowMs: startMs + 9_900, size: strip, tickers };
    await board.show(sceneOf({ ...item, item: at(1), next: at(2) }, [red, blue]));
    await board.reported({ type: "ended", itemId: "i1" as never, how: "complete" });
    await waitForText("Ngắn");
  });
});

describe("the paged ticker", () => {
  const words = () => segments().then(([line]) => line?.text.replaceAll("\u00a0", " ").trim() ?? "");

  test("turns whole phrases on a low board, each within the band", async () => {
    await board.fresh(low);
    const short = "Nước lên nhanh: rời bờ sông ngay";
    await board.show(sceneOf({ size: low, tickers: [tickerOf("tk", short, { short })] }));
    await expect.poll(words).toBe("Nước lên nhanh:");
    await expect.poll(words, { timeout: 10_000 }).toBe("rời bờ sông ngay");
    const right = await board.page.evaluate(() => {
      const root = document.querySelector("sign-board")?.shadowRoot?.querySelector("sign-ticker")?.shadowRoot;
      return root?.querySelector(".segment")?.getBoundingClientRect().right ?? 0;
    });
    expect(right).toBeLessThanOrEqual(384);
  });

  test("stands still on any board that is set to no motion", async () => {
    await board.show(
      running(["Không bấm đường dẫn trong tin nhắn lạ; gọi 1022 nếu đã chuyển tiền"], { motion: false }),
    );
    await expect.poll(words).not.toBe("");
    const [before] = await segments();
    await board.reported({ type: "beat", frames: 2 });
    expect((await segments())[0]).toEqual(before);
  });
});

test("a notice and a ticker share a poster board without covering each other", async () => {
  await board.fresh({ widthPx: 1280, heightPx: 720 });
  const item = showing(noticeItem("police"), 0, 60_000);
  const size = { widthPx: 1280, heightPx: 720 };
  await board.show(sceneOf({ size, item, tickers: [tickerOf("tk", "Một dòng chữ")] }));
  await board.reported({ type: "shown" });
  await waitForText("Một dòng chữ");
  const edges = await board.page.evaluate(() => {
    const root = document.querySelector("sign-board")?.shadowRoot;
    const bottom = root?.querySelector("#stage")?.getBoundingClientRect().bottom;
    return { bottom, top: root?.querySelector("sign-ticker")?.getBoundingClientRect().top };
  });
  expect(edges.bottom).toBe(edges.top);
});
