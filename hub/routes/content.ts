/** Units, their drafts and their uploads. */
import { problem } from "../../contract/problem.ts";
import { type Result, failed, ok } from "../../contract/result.ts";
import { Line, type Scope, type Unit, pathCovers, scopeCovers } from "../../contract/unit.ts";
import type { Handlers } from "../http/handlers.ts";
import type { HubParts } from "./parts.ts";

/** A unit somebody may not touch looks like one that is not there. */
export async function unitFor(parts: HubParts, scope: Scope, id: string): Promise<Result<Unit>> {
  const unit = await parts.store.units.find(scope, id);
  return unit === null ? failed(problem("not_found", "unit")) : ok(unit);
}

/**
 * A unit hangs and speaks where its writer may act. In the other two trees it stays where those who run them
 * put it, and a unit never speaks from where it does not hang. The root of one tree reaches all three.
 */
function checkUnit(unit: Unit, known: Unit | null, scope: Scope): Result<Unit> {
  const { lines, speaks } = unit;
  const reaches = ({ line, path }: Scope): boolean =>
    scope.path === "/" || (line === scope.line && pathCovers(scope.path, path));
  for (const line of Line.options) {
    const path = lines[line];
    const isAsKnown = path === (known?.lines[line] ?? null);
    const mayHang = path === null ? scope.path === "/" : reaches({ line, path });
    if (!mayHang && !isAsKnown) return failed(problem("scope_outside", `lines.${line}`));
  }
  if (!scopeCovers(scope, lines)) return failed(problem("scope_outside", `lines.${scope.line}`));
  const isSpeechAsKnown = speaks.line === known?.speaks.line && speaks.path === known.speaks.path;
  const from = lines[speaks.line];
  const isFromHere = from !== null && pathCovers(from, speaks.path);
  const maySpeak = isFromHere && (isSpeechAsKnown || reaches(speaks));
  return maySpeak ? ok(unit) : failed(problem("scope_outside", "speaks"));
}

type ContentHandlers = Pick<Handlers, "units" | "putUnit" | "uploadAsset" | "content" | "putContent">;

export function contentHandlers(parts: HubParts): ContentHandlers {
  const { store, ports, intake } = parts;
  return {
    units: async ({ caller }) => ok({ units: await store.units.list(caller.scope) }),

    putUnit: async ({ params, body, caller }) => {
      if (params.unit !== body.id) return failed(problem("input_format", "id", params.unit));
      const allowed = checkUnit(body, await store.units.find(caller.scope, body.id), caller.scope);
      if (!allowed.ok) return allowed;
      if (await store.units.isSpokenFor(body.speaks, body.id))
        return failed(problem("duplicate_id", "speaks"));
      if (!(await store.units.put(caller.scope, body))) return failed(problem("not_found"));
      parts.documents.inputsChanged();
      ports.log.info({ by: caller.person.id, unit: body.id }, "a unit was written");
      return ok(body);
    },

    uploadAsset: async ({ params, body, caller }) => {
      const unit = await unitFor(parts, caller.scope, params.unit);
      if (!unit.ok) return unit;
      const received = await intake.receive(body);
      if (!received.ok) return received;
      const { file, sha256 } = received.value;
      try {
        const known = await store.assets.bySource(caller.scope, sha256);
        const asset = known === null ? await intake.ingest(file) : ok(known);
        if (!asset.ok) return asset;
        const upload = { asset: asset.value, sourceSha256: sha256, uploadedBy: caller.person.id };
        await store.assets.add(caller.scope, unit.value.id, { ...upload, atMs: ports.clock.wallMs() });
        return asset;
      } finally {
        await intake.forget(file);
      }
    },

    content: async ({ params, caller }) => {
      const unit = await unitFor(parts, caller.scope, params.unit);
      if (!unit.ok) return unit;
      const { content, revision } = await store.drafts.read(caller.scope, unit.value.id);
      return ok({ content, revision });
    },

    putContent: async ({ params, body, caller }) => {
      const unit = await unitFor(parts, caller.scope, params.unit);
      if (!unit.ok) return unit;
      const draft = { ...body, changedBy: caller.person.id, atMs: ports.clock.wallMs() };
      const isMine = await store.drafts.replace(caller.scope, unit.value.id, draft);
      return isMine ? ok({ revision: body.ifRevision + 1 }) : failed(problem("conflict", "ifRevision"));
    },
  };
}
