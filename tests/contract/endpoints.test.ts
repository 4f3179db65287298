/** The table of endpoints is complete and consistent: one place says who may call what. */
import { expect, test } from "vitest";
import type { Endpoint } from "../../contract/endpoint.ts";
import { endpoints } from "../../contract/endpoints.ts";

const all: readonly [string, Endpoint][] = Object.entries(endpoints);

test("no two endpoints share a method and a path", () => {
  const names = all.map(([, { method, path }]) => `${method} ${path}`);
  expect(new Set(names).size).toBe(names.length);
});

test("whatever changes something needs a key or a token; only the set-up buys one with its secret", () => {
  const open = all
    .filter(([, { method, caller }]) => method !== "GET" && caller === "public")
    .map(([name]) => name);
  expect(open).toEqual(["setup"]);
});

test("every parameter of a path has a schema", () => {
  for (const [name, { path, params }] of all) {
    expect([name, path.includes(":")]).toEqual([name, params !== undefined]);
  }
});

test("routes for boards and routes for people are told apart by their first segment", () => {
  for (const [, { path, caller }] of all) {
    if (caller === "board" || caller === "key") expect(path).toMatch(/^\/v1\//);
    if (caller === "token") expect(path).toMatch(/^\/api\//);
  }
});
