/**
 * Opens a Result that cannot fail: the demo's own data is proven by tests, so a problem here is a broken
 * invariant.
 */
import type { Result } from "../../contract/result.ts";

export function must<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value;
  throw new Error(result.problems.map(({ code, path, en }) => `${code} ${path}: ${en}`).join("\n"));
}
