/**
 * The web application: every endpoint of the table, its OpenAPI document, one way to answer errors. No
 * listening here.
 */
import swagger from "@fastify/swagger";
import fastify, { type FastifyInstance } from "fastify";
import type { Endpoint } from "../contract/endpoint.ts";
import { endpoints } from "../contract/endpoints.ts";
import { problem } from "../contract/problem.ts";
import { problemsIn } from "./http/error-status.ts";
import type { Handlers } from "./http/handlers.ts";
import { openApi, openApiPath, transformFor } from "./http/open-api.ts";
import { type RegisterOptions, registerEndpoints } from "./http/register-endpoints.ts";
import { sendProblems } from "./http/send-answer.ts";

/** A connection on which nothing moves. */
const connectionMsMax = 300_000;
const headersMsMax = 30_000;
/** An upload over a thin line; every other body has `bodyMsMax` (register-endpoints.ts). */
const requestMsMax = 600_000;
/** How often Node looks for requests that take too long. */
const overdueCheckEveryMs = 5_000;

function endpointAt(method: string, path: string): Endpoint | undefined {
  const table: readonly Endpoint[] = Object.values(endpoints);
  return table.find((endpoint) => endpoint.method === method && endpoint.path === path);
}

/** An unsigned date is nothing a board may use, and keeping a connection open needs no words in HTTP/1.1. */
function sayLittle(app: FastifyInstance): void {
  app.addHook("onRequest", async (_request, reply) => {
    reply.raw.sendDate = false;
    reply.raw.removeHeader("connection");
  });
}

/** While closing, a connection ends with its answer: nobody waits for a client that keeps it open. */
function endConnectionsWhenClosing(app: FastifyInstance): void {
  let isClosing = false;
  app.addHook("preClose", async () => {
    isClosing = true;
  });
  app.addHook("onResponse", async (request) => {
    if (isClosing) request.raw.socket.end();
  });
}

export async function createApp(
  handlers: Handlers,
  options: RegisterOptions & { readonly connectionsMax: number },
): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    exposeHeadRoutes: false,
    connectionTimeout: connectionMsMax,
    requestTimeout: requestMsMax,
    http: { headersTimeout: headersMsMax, connectionsCheckingInterval: overdueCheckEveryMs },
    forceCloseConnections: "idle",
    return503OnClosing: true,
  });
  app.server.maxConnections = options.connectionsMax;
  app.setValidatorCompiler(() => (value) => ({ value }));
  app.setSerializerCompiler(() => (value) => JSON.stringify(value));
  sayLittle(app);
  endConnectionsWhenClosing(app);
  app.setErrorHandler((error, request, reply) => {
    const problems = problemsIn(error);
    if (problems === null) {
      options.ports.log.error(
        { err: error, method: request.method, route: request.routeOptions.url },
        "a request failed",
      );
    }
    return sendProblems(reply, problems ?? [problem("internal")]);
  });
  app.setNotFoundHandler((_request, reply) => sendProblems(reply, [problem("not_found")]));
  await app.register(swagger, { openapi: { ...openApi }, transform: transformFor(endpointAt) } as never);
  await registerEndpoints(app, handlers, options);
  app.get(openApiPath, { schema: { hide: true } }, async (_request, reply) => reply.send(app.swagger()));
  await app.ready();
  return app;
}
