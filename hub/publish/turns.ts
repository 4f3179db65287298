/**
 * One after the other per name: two people who publish one unit at once get two revisions, never one twice.
 */
export interface Turns {
  take<Value>(name: string, run: () => Promise<Value>): Promise<Value>;
}

export function createTurns(): Turns {
  const lastByName = new Map<string, Promise<unknown>>();
  return {
    take: async (name, run) => {
      const before = lastByName.get(name) ?? Promise.resolve();
      const mine = before.then(run, run);
      lastByName.set(name, mine);
      try {
        return await mine;
      } finally {
        if (lastByName.get(name) === mine) lastByName.delete(name);
      }
    },
  };
}
