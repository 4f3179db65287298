/** What the two sides of pairing share. */
import type { Ports } from "../../platform/ports.ts";
import type { HubConfig } from "../config.ts";
import type { RateLimit } from "../people/rate-limit.ts";
import type { BoardDocuments } from "../publish/board-documents.ts";
import type { Store } from "../store/open-store.ts";
import type { EditionSigner } from "../trust/edition-signer.ts";
import type { HubKeys } from "../trust/hub-keys.ts";

export interface PairingParts {
  readonly store: Store;
  readonly signer: EditionSigner;
  readonly keys: HubKeys;
  readonly documents: BoardDocuments;
  readonly ports: Ports;
  readonly config: HubConfig;
  readonly codesAsked: RateLimit;
  readonly wrongCodes: RateLimit;
}
