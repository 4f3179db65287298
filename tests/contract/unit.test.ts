/** Scopes and paths: whole segments, three lines. */
import { expect, test } from "vitest";
import { Lines, Scope, UnitPath, pathCovers, pathDepth, scopeCovers } from "../../contract/unit.ts";

const thcs = Lines.parse({
  managed: "/p01/c07/s123",
  located: "/p01/c07",
  professional: "/p01/so-gddt/thcs",
});

test("a path covers itself and what lies below it, by whole segments", () => {
  expect(pathCovers("/", "/p01")).toBe(true);
  expect(pathCovers("/p01", "/p01")).toBe(true);
  expect(pathCovers("/p01", "/p01/c07")).toBe(true);
  expect(pathCovers("/p01", "/p012")).toBe(false);
  expect(pathCovers("/p01/c07", "/p01")).toBe(false);
});

test("a board stands under three lines at once; a scope asks one of them", () => {
  const asks = (line: string, path: string) => scopeCovers(Scope.parse({ line, path }), thcs);
  expect(asks("managed", "/p01/c07")).toBe(true);
  expect(asks("professional", "/p01/so-gddt")).toBe(true);
  expect(asks("managed", "/p01/so-gddt")).toBe(false);
  expect(asks("located", "/p01/c08")).toBe(false);
});

test("what does not hang in a line is reached by no scope of it, not even the root's", () => {
  const office = Lines.parse({ managed: "/p01", located: "/p01", professional: null });
  expect(scopeCovers(Scope.parse({ line: "professional", path: "/" }), office)).toBe(false);
});

test("paths have no trailing slash, no dots, no empty segments", () => {
  for (const bad of ["", "p01", "/p01/", "//p01", "/p01/../x", "/p01/a b"]) {
    expect(UnitPath.safeParse(bad).success).toBe(false);
  }
  expect([pathDepth("/"), pathDepth("/p01"), pathDepth("/p01/c07")]).toEqual([0, 1, 2]);
});
