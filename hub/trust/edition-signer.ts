/**
 * The port through which editions and placements are signed; the hub never sees more of the content key
 * than this.
 */
import type { Edition } from "../../contract/edition.ts";
import type { CompactJws } from "../../contract/envelope.ts";
import type { Placement } from "../../contract/placement.ts";
import { signDocument } from "../../platform/trust/envelope.ts";
import type { SigningKey } from "../../platform/trust/keys.ts";

export interface EditionSigner {
  signEdition(edition: Edition): Promise<CompactJws>;
  signPlacement(placement: Placement): Promise<CompactJws>;
}

/** The adapter for a content key that lies in the hub's own data folder. */
export function createLocalEditionSigner(contentKey: SigningKey): EditionSigner {
  return {
    signEdition: (edition) => signDocument("edition", edition, contentKey),
    signPlacement: (placement) => signDocument("placement", placement, contentKey),
  };
}
