/**
 * Who may come through the loopback door: the right host, our own origin, and a token or the cookie it buys.
 */
import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";

export type Admission = "page" | "entry" | "stranger" | "refused";

export interface DoorGuard {
  /** `entry`: carries the token of the first address. `page`: carries the cookie. */
  admit(request: IncomingMessage, url: URL): Admission;
  /** The header that turns an entry into a page. */
  cookieHeader(): string;
}

/** Compares in a time that tells nothing. */
function isSame(given: string, secret: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}

export interface DoorSecrets {
  readonly token: string;
  readonly cookie: string;
}

/** `origin` is the door's own, e.g. `http://127.0.0.1:41231`. */
export function createDoorGuard(origin: string, { token, cookie }: DoorSecrets): DoorGuard {
  const { host, port } = new URL(origin);
  // Cookies know no ports: the name keeps two boards of one machine apart.
  const name = `bangtin-${port}`;

  /** Another site's page can send requests here, but not without saying where it comes from. */
  const isFromElsewhere = ({ headers }: IncomingMessage): boolean => {
    if (headers.host !== host) return true;
    return headers.origin !== undefined && headers.origin !== origin;
  };
  const hasCookie = (request: IncomingMessage): boolean =>
    (request.headers.cookie ?? "")
      .split(/;\s*/)
      .some((pair) => pair.startsWith(`${name}=`) && isSame(pair.slice(name.length + 1), cookie));
  /** What changes something must name its origin; a browser always does. */
  const isUnsignedWrite = ({ method, headers }: IncomingMessage): boolean =>
    method !== "GET" && headers.origin !== origin;

  return {
    admit(request, url) {
      if (isFromElsewhere(request) || isUnsignedWrite(request)) return "refused";
      const given = url.searchParams.get("token");
      if (given !== null) return url.pathname === "/" && isSame(given, token) ? "entry" : "stranger";
      return hasCookie(request) ? "page" : "stranger";
    },
    cookieHeader: () => `${name}=${cookie}; HttpOnly; SameSite=Strict; Path=/`,
  };
}
