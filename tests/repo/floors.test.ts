/**
 * Arrows only go down: imports are checked against the table, type-only ones too; no cycles, no stale rows.
 */
import { describe, expect, test } from "vitest";
import { type Room, nodeRooms, outside, rooms, sharedDoors, toolPackages } from "./floors.ts";
import { type Import, importsOf, readSource, repositoryFiles } from "./source-files.ts";

const folderOf = (path: string) => path.split("/")[0] ?? "";

function doorOf(name: string, table: Readonly<Record<string, Room>>): string | undefined {
  return Object.keys(table).find((folder) => table[folder]?.owns.includes(name));
}

/** What is wrong with one import, or null. */
function judge({ from, target, isPackage }: Import, table = rooms): string | null {
  const folder = folderOf(from);
  const room = table[folder];
  if (!room) return outside.includes(folder) ? null : `${from}: the folder ${folder}/ is not in the table`;
  if (!isPackage) {
    const reached = folderOf(target);
    if (reached === folder || room.mayImport.includes(reached)) return null;
    return `${from} imports ${target}: ${folder}/ may not import ${reached}/`;
  }
  if (target === "node:") return nodeRooms.includes(folder) ? null : `${from} imports a module of Node`;
  const door = doorOf(target, table);
  if (door === folder || sharedDoors[target]?.files.test(from)) return null;
  return `${from} imports ${target}: its door is ${door ?? "nowhere"}`;
}

/** The first cycle among files, as a path, or null. */
function findCycle(edges: ReadonlyMap<string, readonly string[]>): string[] | null {
  const done = new Set<string>();
  const visit = (file: string, path: string[]): string[] | null => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return null;
    for (const next of edges.get(file) ?? []) {
      const cycle = visit(next, [...path, file]);
      if (cycle) return cycle;
    }
    done.add(file);
    return null;
  };
  for (const file of edges.keys()) {
    const cycle = visit(file, []);
    if (cycle) return cycle;
  }
  return null;
}

const sources = repositoryFiles().filter((path) => /\.(ts|css)$/.test(path) && path.includes("/"));
const imports = sources.flatMap((path) => importsOf(path, readSource(path)));
const inRooms = imports.filter(({ from }) => rooms[folderOf(from)]);

describe("floors", () => {
  test("every import goes down or stays in its room, and every package is used behind its door", () => {
    expect(imports.map((one) => judge(one)).filter(Boolean)).toEqual([]);
  });

  test("no file is part of an import cycle, types included", () => {
    const edges = new Map(sources.map((path) => [path, [] as string[]]));
    for (const { from, target, isPackage } of imports) if (!isPackage) edges.get(from)?.push(target);
    expect(findCycle(edges)).toBeNull();
  });

  test("every row of the table is used: a stale arrow or package must go", () => {
    const stale = Object.entries(rooms).flatMap(([folder, room]) => {
      const own = inRooms.filter(({ from }) => folderOf(from) === folder);
      const arrows = room.mayImport.filter(
        (to) => !own.some((one) => !one.isPackage && folderOf(one.target) === to),
      );
      const packages = room.owns.filter((name) => !own.some((one) => one.isPackage && one.target === name));
      return [...arrows, ...packages].map((row) => `${folder} -> ${row}`);
    });
    expect(stale).toEqual([]);
  });

  test("every dependency has a door or is a tool, and every door is installed", () => {
    const manifest = JSON.parse(readSource("package.json")) as Record<string, Record<string, string>>;
    const runtime = Object.keys(manifest["dependencies"] ?? {});
    const all = [...runtime, ...Object.keys(manifest["devDependencies"] ?? {})];
    expect(runtime.filter((name) => !doorOf(name, rooms))).toEqual([]);
    const doors = Object.values(rooms).flatMap((room) => room.owns);
    expect(doors.filter((name) => !all.includes(name))).toEqual([]);
    expect(toolPackages.filter((name) => doors.includes(name))).toEqual([]);
  });
});

describe("the judge itself", () => {
  const read = (path: string, text: string) => importsOf(path, text);

  test("an arrow upwards, a sibling, a foreign package and a Node module in the core are refused", () => {
    const bad = [
      ...read("core/a.ts", 'import type { X } from "../hub/x.ts";'),
      ...read("engine/a.ts", 'export { x } from "../hub/x.ts";'),
      ...read("engine/b.ts", 'import Fastify from "fastify";'),
      ...read("core/b.ts", 'import { readFileSync } from "node:fs";'),
      ...read("contract/c.ts", 'const x = await import("../core/x.ts");'),
      ...read("attic/c.ts", 'import "../core/x.ts";'),
    ];
    expect(bad).toHaveLength(6);
    expect(bad.filter((one) => judge(one) === null)).toEqual([]);
  });

  test("arrows downwards pass, and imports in comments are not imports", () => {
    const good = [
      ...read("engine/a.ts", 'import { z } from "../core/z.ts"; import chokidar from "chokidar";'),
      ...read("hub/config.ts", 'import { z } from "zod";'),
      ...read("core/a.ts", '// import { x } from "../hub/x.ts";'),
    ];
    expect(good.map((one) => judge(one)).filter(Boolean)).toEqual([]);
  });

  test("a cycle of three files is found", () => {
    const edges = new Map([
      ["a", ["b"]],
      ["b", ["c"]],
      ["c", ["a"]],
    ]);
    expect(findCycle(edges)).toEqual(["a", "b", "c", "a"]);
  });
});
