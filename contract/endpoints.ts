/**
 * Every URL of the hub in one table. The hub registers its routes from it, boards and tools call by it, the
 * OpenAPI document is made from it.
 */
import type { z } from "zod";
import { boardEndpoints } from "./board-endpoints.ts";
import { capEndpoints } from "./cap-endpoints.ts";
import { feedEndpoints } from "./feed-endpoints.ts";
import { peopleEndpoints } from "./people-endpoints.ts";
import { ruleEndpoints } from "./rule-endpoints.ts";

export const endpoints = {
  ...boardEndpoints,
  ...peopleEndpoints,
  ...ruleEndpoints,
  ...feedEndpoints,
  ...capEndpoints,
};
export type EndpointName = keyof typeof endpoints;

/** What a good answer holds, for endpoints that answer JSON. */
export type AnswerOf<Name extends EndpointName> = (typeof endpoints)[Name]["answer"] extends z.ZodType
  ? z.output<(typeof endpoints)[Name]["answer"]>
  : never;
