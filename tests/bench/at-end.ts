/** What a measurement opened and must be closed even when it fails: screens, browsers, hubs. */

const open = new Set<() => Promise<void>>();

/** Remembers `close`; the function handed back closes now and forgets it. */
export function closedAtEnd(close: () => Promise<void>): () => Promise<void> {
  open.add(close);
  return async () => {
    if (open.delete(close)) await close();
  };
}

/** Closes whatever is still open, newest first. */
export async function closeEverything(): Promise<void> {
  for (const close of [...open].toReversed()) {
    open.delete(close);
    await close();
  }
}
