/**
 * The part of the hub that takes alerts from elsewhere: its desk and its rounds, started and stopped
 * together.
 */
import type { Ports } from "../../platform/ports.ts";
import type { Publisher } from "../publish/publish-edition.ts";
import type { Store } from "../store/open-store.ts";
import { type AlertDesk, createAlertDesk } from "./alert-desk.ts";
import { type SourcePoller, createSourcePoller } from "./source-poller.ts";

export interface Alerts {
  readonly desk: AlertDesk;
  readonly poller: SourcePoller;
  readonly origins: ReadonlySet<string>;
  start(): void;
  stop(): Promise<void>;
}

export function createAlerts(input: {
  readonly store: Store;
  readonly publisher: Publisher;
  readonly ports: Ports;
  readonly capOrigins: readonly string[];
}): Alerts {
  const { store, publisher, ports } = input;
  const origins = new Set(input.capOrigins.map((url) => new URL(url).origin));
  const desk = createAlertDesk({ store, publisher, ports });
  const poller = createSourcePoller({ store, desk, ports, origins });
  return {
    desk,
    poller,
    origins,
    start: () => {
      desk.start();
      poller.start();
    },
    stop: async () => {
      await poller.stop();
      await desk.stop();
    },
  };
}
