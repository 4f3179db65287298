/** First run: the secret, the one token it buys, and that nothing is written without a token. */
import { readFile, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import type { Endpoint } from "../../contract/endpoint.ts";
import { type EndpointName, endpoints } from "../../contract/endpoints.ts";
import { type HubWorld, startHub } from "./hub-world.ts";

let world: HubWorld;
afterEach(() => world.stop());

describe("set-up", () => {
  test("the secret buys one admin token, once, and a wrong one buys none", async () => {
    world = await startHub();
    const wrong = await world.call("setup", { body: { secret: "x".repeat(43), name: "Ai đó" } });
    expect([wrong.status, wrong.json.problems?.[0]?.code]).toEqual([403, "setup_secret_bad"]);
    const token = await world.setUp();
    expect((await world.call("units", {}, token)).json).toEqual({ units: [] });
    const again = await world.call("setup", { body: { secret: world.hub.setUpSecret, name: "Kẻ khác" } });
    expect([again.status, again.json.problems?.[0]?.code]).toEqual([409, "setup_done"]);
  });

  test("two who bring the secret at the same instant get one token between them", async () => {
    world = await startHub();
    const body = { secret: world.hub.setUpSecret, name: "Quản trị" };
    const answers = await Promise.all([1, 2, 3].map(() => world.call("setup", { body })));
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409, 409]);
  });

  test("after set-up a restart has no secret, even where the database was emptied", async () => {
    world = await startHub();
    const { setUpSecret } = world.hub;
    await world.setUp();
    world = await world.restart();
    expect(world.hub.setUpSecret).toBeNull();
    await world.hub.close();
    for (const suffix of ["", "-wal", "-shm"])
      await rm(join(world.folder, `hub.db${suffix}`), { force: true });
    world = await startHub({ folder: world.folder });
    expect(world.hub.setUpSecret).toBeNull();
    const again = await world.call("setup", { body: { secret: setUpSecret, name: "Kẻ khác" } });
    expect(again.json.problems?.[0]?.code).toBe("setup_done");
  });

  test("where the mark's file is lost, the database still knows", async () => {
    world = await startHub();
    await world.setUp();
    await world.hub.close();
    await rm(join(world.folder, "keys", "setup-done"));
    world = await startHub({ folder: world.folder });
    expect(world.hub.setUpSecret).toBeNull();
  });

  test("a start before set-up makes a new secret and the old one is void", async () => {
    world = await startHub();
    const old = world.hub.setUpSecret;
    world = await world.restart();
    expect(world.hub.setUpSecret).not.toBe(old);
    expect((await world.call("setup", { body: { secret: old, name: "Quản trị" } })).status).toBe(403);
    expect(await world.setUp()).toMatch(/^p_/);
  });

  test("guessing the secret ends after as many tries as configured", async () => {
    world = await startHub({ config: { wrongCodesPerHourMax: 3 } });
    const statuses: number[] = [];
    for (let guess = 0; guess < 5; guess += 1) {
      statuses.push((await world.call("setup", { body: { secret: "y".repeat(43), name: "Ai" } })).status);
    }
    expect(statuses).toEqual([403, 403, 403, 429, 429]);
    world.skip(3_600_001);
    expect((await world.call("setup", { body: { secret: world.hub.setUpSecret, name: "A" } })).status).toBe(
      200,
    );
  });

  test("secrets and tokens lie nowhere in the data folder or the log; private keys are 0600", async () => {
    world = await startHub();
    const token = await world.setUp();
    const [, secret = ""] = token.split(".");
    const files = (await readdir(world.folder, { recursive: true, withFileTypes: true })).filter((e) =>
      e.isFile(),
    );
    for (const file of files) {
      const bytes = await readFile(join(file.parentPath, file.name));
      expect(bytes.includes(secret), file.name).toBe(false);
      expect(bytes.includes(world.hub.setUpSecret ?? ""), file.name).toBe(false);
      if (!file.name.endsWith(".jwk")) continue;
      expect((await stat(join(file.parentPath, file.name))).mode & 0o777, file.name).toBe(0o600);
    }
    const said = JSON.stringify(world.log.entries);
    expect(said.includes(secret) || said.includes(world.hub.setUpSecret ?? "")).toBe(false);
  });
});

describe("who may call", () => {
  const named = Object.entries(endpoints) as [EndpointName, Endpoint][];
  const params = {
    unit: "tinh",
    board: "b_1",
    takeover: "to_1",
    userCode: "BCDF-GHJK",
    hash: "a".repeat(64),
  };

  test("every route for people is refused without a token and with a wrong one", async () => {
    world = await startHub();
    const token = await world.setUp();
    const [id] = token.split(".");
    for (const [name, endpoint] of named.filter(([, { caller }]) => caller === "token")) {
      const body = endpoint.method === "GET" ? {} : { body: endpoint.body === "bytes" ? "x" : {} };
      const none = await world.call(name, { params, ...body });
      expect([name, none.status, none.json.problems?.[0]?.code]).toEqual([name, 401, "token_missing"]);
      const wrong = await world.call(name, { params, ...body }, `${id}.${"A".repeat(43)}`);
      expect([name, wrong.status, wrong.json.problems?.[0]?.code]).toEqual([name, 401, "token_bad"]);
    }
  });

  test("every route for boards is refused without a proof", async () => {
    world = await startHub();
    for (const [name, { method }] of named.filter(
      ([, { caller }]) => caller === "board" || caller === "key",
    )) {
      const body = method === "POST" ? { body: name === "plays" ? "a.b.c" : {} } : {};
      const none = await world.call(name, { params, ...body });
      expect([name, none.status, none.json.problems?.[0]?.code]).toEqual([name, 401, "proof_missing"]);
      expect(none.headers.get("dpop-nonce")).toMatch(/^[A-Za-z0-9_-]{43}$/);
    }
  });

  test("only these routes are open to anybody", () => {
    const open = named.filter(([, { caller }]) => caller === "public").map(([name]) => name);
    const feeds = ["feedRss", "feedAtom", "feedJson", "feedCapIndex", "feedCap"];
    expect(open).toEqual(["time", "roots", "setup", "health", ...feeds]);
  });

  test("a further token has a name of its own and works", async () => {
    world = await startHub();
    const token = await world.setUp();
    const added = (await world.call("addPerson", { body: { name: "Trực ban" } }, token)).json as {
      token?: string;
      person?: { name: string };
    };
    expect(added.person?.name).toBe("Trực ban");
    expect((await world.call("units", {}, added.token)).status).toBe(200);
  });
});
