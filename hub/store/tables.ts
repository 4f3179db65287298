/**
 * The tables as queries see them; the migrations are their truth. JSON columns hold what their schema in
 * contract/ says.
 */
import type { Generated } from "kysely";

interface LinePaths {
  managed_path: string;
  located_path: string | null;
  professional_path: string | null;
}

interface Speaks {
  speaks_line: string;
  speaks_path: string;
}

export interface CapAlertRow {
  unit_id: string;
  key: string;
  sender: string;
  identifier: string;
  status: string;
  message_type: string;
  refs: string;
  is_over: number;
  source_id: string | null;
  verdict: string;
  doubt: string | null;
  accepted_by: string | null;
  vouched_by: string;
  body: string;
  signatures: string;
  notes: string;
  received_at_ms: number;
  state: string;
  reasons: string;
  showings: string;
  takeovers: string;
  content: string;
  ended_at_ms: number | null;
}

export interface Tables {
  hub_facts: { name: string; value: string };
  people: {
    id: string;
    name: string;
    token_sha256: string;
    scope_line: string;
    scope_path: string;
    created_at_ms: number;
  };
  units: LinePaths &
    Speaks & {
      id: string;
      kind: string;
      name: string;
      short_name: string;
      lat: number | null;
      lon: number | null;
    };
  cap_alerts: CapAlertRow;
  cap_sources: {
    unit_id: string;
    id: string;
    body: string;
    etag: string | null;
    last_modified: string | null;
    asked_at_ms: number | null;
    answered_at_ms: number | null;
    problems: string;
  };
  cap_links: { unit_id: string; source_id: string; link: string; stamp: string; fetched_at_ms: number };
  drafts: { unit_id: string; revision: number; content: string; changed_by: string; changed_at_ms: number };
  assets: {
    hash: string;
    unit_id: string;
    source_sha256: string;
    size_bytes: number;
    mime: string;
    width_px: number;
    height_px: number;
    duration_ms: number | null;
    uploaded_by: string;
    uploaded_at_ms: number;
  };
  editions: Speaks & {
    hash: string;
    unit_id: string;
    epoch: number;
    revision: number;
    size_bytes: number;
    fingerprint: string;
    uploader: string;
    publisher: string;
    issued_at_ms: number;
  };
  edition_bytes: { hash: string; jws: string };
  current_editions: { unit_id: string; hash: string };
  edition_assets: { asset_hash: string; edition_hash: string };
  takeovers: { id: string; unit_id: string; body: string; leaves_at_ms: number; raised_by: string };
  withdrawals: {
    n: Generated<number>;
    unit_id: string;
    kind: "item" | "asset";
    name: string;
    withdrawn_by: string;
    at_ms: number;
  };
  boards: LinePaths & {
    id: string;
    unit_id: string;
    name: string;
    board_key: string;
    public_jwk: string;
    audiences: string;
    place: string;
    time_zone: string;
    width_px: number;
    height_px: number;
    settings: string;
    paired_at_ms: number;
  };
  placements: { board_id: string; revision: number; hash: string; jws: string };
  manifests: {
    board_id: string;
    epoch: number;
    revision: number;
    hash: string;
    jws: string;
    inputs_sha256: string;
    issued_at_ms: number;
  };
  pairings: {
    device_code_sha256: string;
    user_code: string;
    board_key: string;
    public_jwk: string;
    request: string;
    from_address: string;
    number: string;
    numbers: string;
    state: "pending" | "confirmed" | "denied";
    wrong_picks: number;
    expires_at_ms: number;
    board_id: string | null;
  };
  heartbeats: { board_id: string; body: string; frames_before: number | null; received_at_ms: number };
  incidents: {
    board_id: string;
    incident_id: string;
    code: string;
    detail: string;
    at_ms: number;
    received_at_ms: number;
  };
  plays: {
    board_id: string;
    play_id: string;
    n: number;
    body: string;
    started_at_ms: number;
    received_at_ms: number;
  };
  unit_rules: { unit_id: string; mandated_share_max: number | null; urgent_ms: number | null };
  audit: {
    n: Generated<number>;
    at_ms: number;
    person: string;
    action: string;
    unit_id: string;
    before: string;
    after: string;
  };
  acks: { takeover_id: string; unit_id: string; person: string; at_ms: number };
  feed_entries: {
    unit_id: string;
    entry_id: string;
    words_sha256: string;
    first_at_ms: number;
    changed_at_ms: number;
  };
  play_tallies: { board_id: string; up_to_n: number; stored: number };
}
