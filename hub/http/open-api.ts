/**
 * How an endpoint of the table appears in `/api/openapi.json`: its zod schemas, and the media types of what
 * is not JSON.
 */
import type { FastifySchema } from "fastify";
import type { SwaggerTransform } from "@fastify/swagger";
import { jsonSchemaTransform } from "fastify-type-provider-zod";
import { type Endpoint, ErrorAnswer } from "../../contract/endpoint.ts";
import { CompactJws } from "../../contract/envelope.ts";
import { jwsMime } from "./send-answer.ts";

export const openApiPath = "/api/openapi.json";
export const openApi = {
  openapi: "3.1.0",
  info: { title: "Bangtin hub", version: "1.0.0" },
  components: {
    securitySchemes: {
      token: { type: "http", scheme: "bearer" },
      dpop: {
        type: "apiKey",
        in: "header",
        name: "DPoP",
        description: "Proof of key (RFC 9449) with our nonce",
      },
    },
  },
} as const;

const securityOf = {
  public: [],
  key: [{ dpop: [] }],
  board: [{ dpop: [] }],
  token: [{ token: [] }],
} as const;

/** What no zod schema describes. */
const plainForms = {
  bytes: { mime: "application/octet-stream", schema: { type: "string", format: "binary" } },
  text: { mime: "*/*", schema: { type: "string" } },
  events: { mime: "text/event-stream", schema: { type: "string" } },
} as const;

function answerOf({ answer }: Endpoint): object {
  if (answer === "bytes" || answer === "text" || answer === "events") return {};
  const mime = answer === "jws" ? jwsMime : "application/json";
  const schema = answer === "jws" ? CompactJws : answer;
  return { 200: { description: "Done", content: { [mime]: { schema } } } };
}

function bodyOf({ body }: Endpoint): object {
  if (body === undefined || body === "bytes") return {};
  return body === "jws" ? { body: CompactJws, consumes: [jwsMime] } : { body };
}

/** The schema of a route; it describes, `register-endpoints.ts` checks. */
export function schemaOf(name: string, endpoint: Endpoint): FastifySchema {
  const failure = { description: "Every problem", content: { "application/json": { schema: ErrorAnswer } } };
  return {
    operationId: name,
    summary: endpoint.summary,
    tags: [endpoint.path.startsWith("/v1/") ? "boards" : "people"],
    security: securityOf[endpoint.caller],
    ...bodyOf(endpoint),
    ...(endpoint.params === undefined ? {} : { params: endpoint.params }),
    ...(endpoint.query === undefined ? {} : { querystring: endpoint.query }),
    response: { ...answerOf(endpoint), "4xx": failure },
  };
}

/** Adds what is not zod after the zod schemas were turned into JSON schemas. */
export function transformFor(
  endpointAt: (method: string, path: string) => Endpoint | undefined,
): SwaggerTransform {
  return (document) => {
    const transformed = jsonSchemaTransform(document) as {
      schema: Record<string, unknown>;
      url: string;
    };
    const method = [document.route.method].flat()[0] ?? "GET";
    const endpoint = endpointAt(method, document.url);
    if (endpoint === undefined) return transformed;
    const { answer, body } = endpoint;
    const schema: Record<string, unknown> = { ...transformed.schema };
    if (body === "bytes") {
      schema["body"] = plainForms.bytes.schema;
      schema["consumes"] = [plainForms.bytes.mime];
    }
    if (answer === "bytes" || answer === "text" || answer === "events") {
      const { mime, schema: form } = plainForms[answer];
      const done = { description: "Done", content: { [mime]: { schema: form } } };
      schema["response"] = { ...(schema["response"] as object), 200: done };
    }
    return { schema, url: transformed.url };
  };
}
