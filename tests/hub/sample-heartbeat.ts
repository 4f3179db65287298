/** A heartbeat of a board that is well. */
export function heartbeat(changes: object = {}): object {
  return {
    v: 1,
    bootId: "boot_1",
    atMs: 0,
    upMs: 1_000,
    app: "0.1.0",
    witness: "glass",
    size: { widthPx: 1920, heightPx: 1080 },
    mode: "playing",
    revision: { epoch: 1, revision: 1 },
    item: "it_1",
    frames: 60,
    clock: { trust: "hub", offsetMs: 0 },
    errors: [],
    restarts: 0,
    incidents: [],
    assetsMissing: 0,
    playsUnreported: 0,
    local: false,
    freeBytes: null,
    nonce: "nonce-of-mine",
    ...changes,
  };
}
