/** Who may put a unit where: nobody gives a unit a voice or a place beyond his own. */
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Scope, type Unit } from "../../contract/unit.ts";
import { addPerson } from "../../hub/people/tokens.ts";
import { openStore } from "../../hub/store/open-store.ts";
import { type HubWorld, startHub } from "./hub-world.ts";
import { commune, otherCommune, putUnits, school } from "./sample-content.ts";

let world: HubWorld;
let admin: string;
let ofCommune: string;

beforeAll(async () => {
  world = await startHub();
  admin = await world.setUp();
  await putUnits(world, admin);
  const store = openStore(join(world.folder, "hub.db"));
  const scope = Scope.parse({ line: "managed", path: commune.lines.managed });
  ofCommune = (await addPerson(store.people, world.ports, { name: "Cán bộ xã", scope })).token;
  await store.close();
});
afterAll(() => world.stop());

async function put(
  unit: { readonly id: string; readonly [field: string]: unknown },
  token = ofCommune,
): Promise<string> {
  const { status, json } = await world.call("putUnit", { params: { unit: unit.id }, body: unit }, token);
  return status === 200 ? "done" : `${json.problems?.[0]?.code} ${json.problems?.[0]?.path}`;
}

const newSchool = {
  ...school,
  id: "truong-b",
  lines: { managed: "/p01/c07/s2", located: null, professional: null },
  speaks: { line: "managed", path: "/p01/c07/s2" },
};
const hanging = (lines: Partial<Record<keyof Unit["lines"], string | null>>) => ({
  ...newSchool,
  lines: { ...newSchool.lines, ...lines },
});

test("a commune writes the units below it, and keeps what others gave them", async () => {
  expect(await put(newSchool)).toBe("done");
  expect(await put({ ...newSchool, name: "Trường B" })).toBe("done");
  expect(await put({ ...school, name: "Trường A" })).toBe("done");
});

test("a unit outside the writer's subtree is refused where it stands", async () => {
  expect(await put(otherCommune)).toBe("scope_outside lines.managed");
  expect(await put(hanging({ managed: "/p01/c08/s2" }))).toBe("scope_outside lines.managed");
});

test("no writer hangs a unit into a tree that is not his, nor takes it out of one", async () => {
  expect(await put(hanging({ professional: "/" }))).toBe("scope_outside lines.professional");
  expect(await put(hanging({ located: "/p01/c08" }))).toBe("scope_outside lines.located");
  const cut = { ...school, lines: { ...school.lines, located: null } };
  expect(await put(cut)).toBe("scope_outside lines.located");
});

test("no writer lets a unit speak beyond his own subtree, even along a line it hangs on", async () => {
  const professional = "/so-gd";
  const department = { ...hanging({ professional }), id: "truong-c", speaks: { ...newSchool.speaks } };
  const path = "/p01/c07/s3";
  const own = {
    ...department,
    speaks: { line: "managed", path },
    lines: { ...department.lines, managed: path },
  };
  expect(await put(own, admin)).toBe("done");
  expect(await put({ ...own, speaks: { line: "professional", path: professional } })).toBe(
    "scope_outside speaks",
  );
  expect(await put({ ...own, speaks: { line: "professional", path: professional } }, admin)).toBe("done");
  expect(await put({ ...own, name: "Vẫn thế", speaks: { line: "professional", path: professional } })).toBe(
    "done",
  );
});
