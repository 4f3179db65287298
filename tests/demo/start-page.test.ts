/** The start page: what it serves, what a press does, and that no other page may press its buttons. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type StartPage, servePage } from "../../demo/start-page/serve-page.ts";
import { type PageState, shownAct } from "../../demo/start-page/state.ts";
import { tour } from "../../demo/tour/tour.ts";

const state: PageState = {
  hubUrl: "http://127.0.0.1:1",
  boardUrl: null,
  acts: tour.map((act) => shownAct(act, "ready")),
  fleet: [],
  incidents: [],
};

let page: StartPage;
let pressed: string[];
beforeEach(async () => {
  pressed = [];
  const press = (id: string) => {
    pressed.push(id);
    return id === "content";
  };
  page = await servePage({ state: async () => state, press }, 0);
});
afterEach(() => page.close());

const post = (path: string, origin: string) =>
  fetch(`${page.url}${path}`, { method: "POST", headers: { origin } });

describe("the start page", () => {
  test("serves page, style, script and state under a strict policy", async () => {
    for (const path of ["/", "/page.css", "/page.js", "/state"]) {
      const answer = await fetch(`${page.url}${path}`);
      expect(answer.status, path).toBe(200);
      expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
      await answer.body?.cancel();
    }
    expect(await (await fetch(`${page.url}/state`)).json()).toEqual(state);
  });

  test("a press plays its act; one that cannot be played now is said to be in conflict", async () => {
    expect((await post("/acts/content", page.url)).status).toBe(202);
    expect((await post("/acts/plays", page.url)).status).toBe(409);
    expect(pressed).toEqual(["content", "plays"]);
  });

  test("another page in the same browser presses nothing", async () => {
    expect((await post("/acts/content", "http://evil.example")).status).toBe(403);
    expect(pressed).toEqual([]);
  });

  test("files beside the page are not served", async () => {
    for (const path of ["/serve-page.ts", "/../main.ts", "/acts/content"]) {
      expect((await fetch(`${page.url}${path}`)).status).toBe(404);
    }
  });
});

describe("the tour", () => {
  test("has at least the eight steps of the check, in their order, each told in both languages", () => {
    const steps = [
      "content",
      "takeover",
      "cleared",
      "refused",
      "offline",
      "restarted",
      "reconnected",
      "plays",
    ];
    expect(tour.map(({ id }) => id)).toEqual(steps);
    for (const { caption, button } of tour) {
      for (const words of [caption.vi, caption.en, button.vi, button.en]) expect(words).not.toBe("");
      expect(caption.vi).not.toBe(caption.en);
    }
  });
});
