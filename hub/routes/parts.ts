/** What the handlers are made of; `create-hub.ts` puts it together. */
import type { Ports } from "../../platform/ports.ts";
import type { Alerts } from "../cap/create-alerts.ts";
import type { FeedDesk } from "../feeds/feed-desk.ts";
import type { FleetReport } from "../fleet/fleet-report.ts";
import type { Intake } from "../library/take-upload.ts";
import type { BoardSide } from "../pairing/board-side.ts";
import type { StaffSide } from "../pairing/staff-side.ts";
import type { SetUp } from "../people/set-up.ts";
import type { BoardDocuments } from "../publish/board-documents.ts";
import type { EditionBytes } from "../publish/edition-bytes.ts";
import type { Nudges } from "../publish/nudges.ts";
import type { Publisher } from "../publish/publish-edition.ts";
import type { TakeoverOrders } from "../publish/takeover-orders.ts";
import type { GroupCommit } from "../reports/group-commit.ts";
import type { Store } from "../store/open-store.ts";
import type { HubKeys } from "../trust/hub-keys.ts";

export interface HubParts {
  readonly ports: Ports;
  readonly store: Store;
  readonly keys: HubKeys;
  readonly alerts: Alerts;
  readonly assetsFolder: string;
  readonly boardSide: BoardSide;
  readonly documents: BoardDocuments;
  readonly editionBytes: EditionBytes;
  readonly feeds: FeedDesk;
  readonly fleet: FleetReport;
  readonly intake: Intake;
  readonly nudges: Nudges;
  readonly publisher: Publisher;
  readonly commits: GroupCommit;
  readonly setUp: SetUp;
  readonly staffSide: StaffSide;
  readonly takeovers: TakeoverOrders;
}
