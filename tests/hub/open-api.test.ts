/** The OpenAPI document says what the table says: every endpoint, with its media types. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Endpoint } from "../../contract/endpoint.ts";
import { endpoints } from "../../contract/endpoints.ts";
import { type HubWorld, startHub } from "./hub-world.ts";

let world: HubWorld;
beforeAll(async () => {
  world = await startHub();
});
afterAll(() => world.stop());

interface Operation {
  operationId: string;
  parameters?: { name: string }[];
  requestBody?: { content: Record<string, unknown> };
  responses: Record<string, { content: Record<string, { schema: Record<string, unknown> }> }>;
}

test("every endpoint stands in it, with parameters, body, answer and failure; nothing else", async () => {
  const response = await fetch(`${world.url}/api/openapi.json`);
  expect(response.headers.get("content-type")).toContain("application/json");
  const { paths } = (await response.json()) as { paths: Record<string, Record<string, Operation>> };
  const mimes = {
    jws: "application/jose",
    bytes: "application/octet-stream",
    text: "*/*",
    events: "text/event-stream",
  };
  const mimeOf = (form: Endpoint["answer"]): string =>
    typeof form === "string" ? mimes[form] : "application/json";
  const said = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({ path, method, operation })),
  );
  expect(said).toHaveLength(Object.keys(endpoints).length);
  for (const [name, endpoint] of Object.entries<Endpoint>(endpoints)) {
    const path = endpoint.path.replace(/:(\w+)/g, "{$1}");
    const operation = paths[path]?.[endpoint.method.toLowerCase()];
    expect([name, operation?.operationId]).toEqual([name, name]);
    const content = operation?.responses["200"]?.content ?? {};
    expect([name, Object.keys(content)]).toEqual([name, [mimeOf(endpoint.answer)]]);
    expect(operation?.responses["4XX"]?.content["application/json"]).toBeDefined();
    const body = endpoint.body === undefined ? [] : [mimeOf(endpoint.body)];
    expect([name, Object.keys(operation?.requestBody?.content ?? {})]).toEqual([name, body]);
    const wanted = (path.match(/\{\w+\}/g) ?? []).map((parameter) => parameter.slice(1, -1));
    for (const parameter of wanted)
      expect(operation?.parameters?.map((each) => each.name)).toContain(parameter);
  }
});

test("what is not in the table is not there", async () => {
  for (const path of ["/", "/api", "/api/setup/", "/v1/../api/units", "/hub.db", "/documentation"]) {
    expect([path, (await fetch(`${world.url}${path}`)).status]).toEqual([
      path,
      path.includes("..") ? 401 : 404,
    ]);
  }
});
