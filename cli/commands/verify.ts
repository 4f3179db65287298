/**
 * `bangtin verify FILE --root FILE`: whether a signed document may be believed by somebody who trusts this
 * root. It judges signature, role and shape; what depends on one board (its placement, what it had before)
 * only that board can judge.
 */
import { type DocumentType, documentBytesMax, roleOf } from "../../contract/envelope.ts";
import { Edition } from "../../contract/edition.ts";
import { Manifest } from "../../contract/manifest.ts";
import { Placement } from "../../contract/placement.ts";
import { parseWith } from "../../contract/parse.ts";
import { problem } from "../../contract/problem.ts";
import { type Problem, type Result, failed, ok } from "../../contract/result.ts";
import type { Root } from "../../contract/root.ts";
import { Status } from "../../contract/status.ts";
import { type Scope, pathCovers } from "../../contract/unit.ts";
import { openEnvelope } from "../../platform/trust/envelope.ts";
import { grantsOf, keyForRole, verifyFirstRoot, verifyNextRoot } from "../../platform/trust/root.ts";
import { type Answer, answer, failure } from "../output.ts";
import { readText } from "../programme-file.ts";

const refusedExitCode = 1;

type RootSigned = "placement" | "edition" | "manifest" | "status";

const schemas = { placement: Placement, edition: Edition, manifest: Manifest, status: Status } as const;

function parseJson(text: string): Result<unknown> {
  try {
    return ok(JSON.parse(text));
  } catch {
    return failed(problem("input_json"));
  }
}

/** A root file holds one signed root, or the chain of them, oldest first (as `GET /v1/roots` answers). */
async function readRoot(file: string): Promise<Result<Root>> {
  const text = await readText(file);
  if (!text.ok) return text;
  const json = parseJson(text.value);
  if (!json.ok) return json;
  const chain = (json.value as { roots?: unknown } | null)?.roots ?? json.value;
  const [first, ...later] = Array.isArray(chain) ? (chain as unknown[]) : [chain];
  let trusted = await verifyFirstRoot(first);
  for (const signed of later) {
    if (!trusted.ok) return trusted;
    trusted = await verifyNextRoot(trusted.value, signed);
  }
  return trusted;
}

/** The kind of a document by its header; whether the header is honest is decided when it is opened. */
function typeOf(jws: string): RootSigned | null {
  try {
    const header = JSON.parse(Buffer.from(jws.split(".")[0] ?? "", "base64url").toString("utf8")) as {
      typ?: string;
    };
    const type = /^bangtin-([a-z]+)\+jws$/.exec(header.typ ?? "")?.[1] as DocumentType | undefined;
    return type !== undefined && type in schemas ? (type as RootSigned) : null;
  } catch {
    return null;
  }
}

/** An edition needs a grant over its unit, besides a good signature. */
function grantReaches(root: Root, kid: Parameters<typeof grantsOf>[1], unit: Scope): boolean {
  return grantsOf(root, kid).some(
    ({ scope }) => scope.path === "/" || (scope.line === unit.line && pathCovers(scope.path, unit.path)),
  );
}

async function judge(jws: string, root: Root): Promise<Problem | null> {
  const type = typeOf(jws);
  if (type === null) return problem("header");
  if (jws.length > documentBytesMax[type]) return problem("too_big");
  const role = roleOf[type];
  if (role === "board") return problem("role_wrong");
  const opened = await openEnvelope(type, jws, (kid) => keyForRole(root, role, kid));
  if (!opened.ok) return opened.problems[0];
  const shaped = parseWith(schemas[type], opened.value.payload);
  if (!shaped.ok) return { ...shaped.problems[0], code: "schema" };
  const { kid } = opened.value;
  const isOutside = type === "edition" && !grantReaches(root, kid, (shaped.value as Edition).unit);
  return isOutside ? problem("scope", "unit") : null;
}

async function judgeRoot(text: string, trusted: Root): Promise<Problem | null> {
  const json = parseJson(text);
  if (!json.ok) return json.problems[0];
  const next = await verifyNextRoot(trusted, json.value);
  return next.ok ? null : next.problems[0];
}

export async function verifyCommand(file: string, options: { root: string }): Promise<Answer> {
  const root = await readRoot(options.root);
  if (!root.ok) return failure({ ...root.problems[0], path: root.problems[0].path || "--root" });
  const text = await readText(file);
  if (!text.ok) return failure(text.problems[0]);
  const document = text.value.trim();
  const found = await (document.startsWith("{")
    ? judgeRoot(document, root.value)
    : judge(document, root.value));
  if (found === null) return answer({ ok: true, code: null, path: "" });
  return answer({ ok: false, code: found.code, path: found.path }, refusedExitCode);
}
