/** Logs: JSON lines with a name and without secrets. */
import { describe, expect, test } from "vitest";
import { createLog } from "../../platform/log.ts";

function logged(level: "debug" | "info" | "error" = "debug") {
  const lines: string[] = [];
  const log = createLog({
    level,
    name: "engine",
    stream: { write: (line: string) => void lines.push(line) },
  });
  return { log, text: () => lines.join(""), entries: () => lines.map((line) => JSON.parse(line) as object) };
}

describe("createLog", () => {
  test("every line is JSON; children carry the fields of their parents", () => {
    const { log, entries } = logged();
    log.info({ revision: 3 }, "activated");
    log.child({ board: "b1" }).warn({ code: "hash" }, "refused");
    expect(entries()).toMatchObject([
      { level: "info", name: "engine", revision: 3, msg: "activated" },
      { level: "warn", name: "engine", board: "b1", code: "hash", msg: "refused" },
    ]);
  });

  test("quieter levels are left out", () => {
    const { log, entries } = logged("error");
    log.info({}, "no");
    log.error({}, "yes");
    expect(entries()).toMatchObject([{ msg: "yes" }]);
  });

  test("secrets do not reach the log, in headers and two levels down, nor from a child", () => {
    const { log, text } = logged();
    const secret = "do-not-print-me";
    log.info({ token: secret, secret, password: secret }, "top");
    log.info({ headers: { authorization: secret, DPoP: secret, dpop: secret, cookie: secret } }, "headers");
    log.info({ request: { headers: { Authorization: secret, token: secret } } }, "deep");
    log.child({ token: secret }).info({}, "child");
    expect(text()).not.toContain(secret);
    expect(text()).toContain("[secret]");
  });

  test("an error keeps its message and stack", () => {
    const { log, entries } = logged();
    log.error({ err: new Error("broken") }, "failed");
    expect(entries()).toMatchObject([{ err: { message: "broken" } }]);
  });
});
