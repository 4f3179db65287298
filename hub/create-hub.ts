/**
 * Puts the hub together from its ports and its configuration; nothing in it is global, nothing listens yet.
 */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { writeFileAtomic } from "../platform/files.ts";
import type { Ports } from "../platform/ports.ts";
import { createAlerts } from "./cap/create-alerts.ts";
import { rootFingerprint } from "../platform/trust/root.ts";
import type { HubConfig } from "./config.ts";
import { createApp } from "./create-app.ts";
import { openFeedAuthority } from "./feeds/authority.ts";
import { createFeedDesk } from "./feeds/feed-desk.ts";
import { createFleetReport } from "./fleet/fleet-report.ts";
import { createAuthenticate } from "./http/authenticate.ts";
import type { Handlers } from "./http/handlers.ts";
import { createIntake } from "./library/take-upload.ts";
import { createBoardSide } from "./pairing/board-side.ts";
import { createStaffSide } from "./pairing/staff-side.ts";
import { createRateLimit } from "./people/rate-limit.ts";
import { openSetUp } from "./people/set-up.ts";
import { createBoardDocuments } from "./publish/board-documents.ts";
import { createEditionBytes } from "./publish/edition-bytes.ts";
import { createNudges } from "./publish/nudges.ts";
import { createPublisher } from "./publish/publish-edition.ts";
import { createTakeoverOrders } from "./publish/takeover-orders.ts";
import { createGroupCommit } from "./reports/group-commit.ts";
import { ackHandlers } from "./routes/acks.ts";
import { calendarHandlers } from "./routes/calendars.ts";
import { capHandlers } from "./routes/cap.ts";
import { contentHandlers } from "./routes/content.ts";
import { feedHandlers } from "./routes/feeds.ts";
import { fleetHandlers } from "./routes/fleet.ts";
import { pairingHandlers } from "./routes/pairing.ts";
import type { HubParts } from "./routes/parts.ts";
import { peopleHandlers } from "./routes/people.ts";
import { publishHandlers } from "./routes/publish.ts";
import { reportHandlers } from "./routes/reports.ts";
import { ruleHandlers } from "./routes/rules.ts";
import { syncHandlers } from "./routes/sync.ts";
import { type Store, openStore } from "./store/open-store.ts";
import { createLocalEditionSigner } from "./trust/edition-signer.ts";
import { type HubKeys, loadOrMakeHubKeys } from "./trust/hub-keys.ts";

export interface Hub {
  readonly app: FastifyInstance;
  /** To be printed, once, by whoever started the hub; `null` when it is set up. */
  readonly setUpSecret: string | null;
  /** Opens the port, writes `hub.json` and answers the URL. */
  listen(): Promise<string>;
  /** Finishes what is under way, ends the nudge streams, closes the database. */
  close(): Promise<void>;
}

export interface HubInput {
  readonly ports: Ports;
  readonly config: HubConfig;
  /** Tests hold every answer against its schema. */
  readonly checkAnswers?: boolean;
}

async function createParts({ ports, config }: HubInput, store: Store, keys: HubKeys): Promise<HubParts> {
  const { dataFolder } = config;
  const documents = createBoardDocuments({
    store,
    root: keys.root,
    programmeKey: keys.programme,
    statusKey: keys.status,
    ports,
  });
  const editionBytes = createEditionBytes(store);
  const nudges = createNudges(ports.timers, config.nudgeStreamsMax);
  const signer = createLocalEditionSigner(keys.content);
  const { clock } = ports;
  const publisher = createPublisher({
    store,
    bytes: editionBytes,
    signer,
    root: keys.root,
    clock,
    documents,
    nudges,
  });
  const authority = await openFeedAuthority(store.people, ports, config.publicUrl);
  const limit = (triesPerHourMax: number) => createRateLimit(clock, triesPerHourMax);
  const wrongSecrets = limit(config.wrongCodesPerHourMax);
  const pairing = {
    store,
    signer,
    keys,
    documents,
    ports,
    config,
    codesAsked: limit(config.codesPerHourMax),
    wrongCodes: limit(config.wrongCodesPerHourMax),
  };
  return {
    ports,
    store,
    keys,
    alerts: createAlerts({ store, publisher, ports, capOrigins: config.capOrigins }),
    assetsFolder: join(dataFolder, "assets"),
    documents,
    editionBytes,
    feeds: createFeedDesk({ store, bytes: editionBytes, clock, authority }),
    fleet: createFleetReport(store, documents, clock),
    intake: createIntake(dataFolder, ports, config.ingestsAtOnceMax),
    nudges,
    boardSide: createBoardSide(pairing),
    staffSide: createStaffSide(pairing),
    publisher,
    commits: createGroupCommit(store, ports.timers),
    setUp: await openSetUp({ dataFolder, store, ports, wrongSecrets }),
    takeovers: createTakeoverOrders({ store, publisher, nudges, ports }),
  };
}

function handlersOf(parts: HubParts): Handlers {
  return {
    ...syncHandlers(parts),
    ...reportHandlers(parts),
    ...pairingHandlers(parts),
    ...peopleHandlers(parts),
    ...contentHandlers(parts),
    ...publishHandlers(parts),
    ...fleetHandlers(parts),
    ...capHandlers(parts),
    ...calendarHandlers(parts),
    ...ruleHandlers(parts),
    ...ackHandlers(parts),
    ...feedHandlers(parts),
  };
}

export async function createHub(input: HubInput): Promise<Hub> {
  const { ports, config } = input;
  const { dataFolder, publicUrl, connectionsMax } = config;
  await mkdir(dataFolder, { recursive: true });
  const keys = await loadOrMakeHubKeys(dataFolder, ports.clock.wallMs());
  const store = openStore(join(dataFolder, "hub.db"));
  const parts = await createParts(input, store, keys);
  await parts.intake.clear();
  const { boards, people } = store;
  const app = await createApp(handlersOf(parts), {
    authenticate: createAuthenticate({ boards, people, ports, config }),
    publicUrl,
    connectionsMax,
    checkAnswers: input.checkAnswers ?? false,
    ports,
  });
  return {
    app,
    setUpSecret: parts.setUp.secret,
    listen: async () => {
      const url = await app.listen({ host: config.host, port: config.port });
      // The first root, which boards that are to trust no other are told (player.json: rootFingerprint).
      const [firstRoot] = keys.signedRoots;
      const at = { url, rootFingerprint: firstRoot === undefined ? null : rootFingerprint(firstRoot) };
      await writeFileAtomic(join(dataFolder, "hub.json"), `${JSON.stringify(at)}\n`);
      parts.alerts.start();
      ports.log.info(at, "the hub is up");
      return url;
    },
    close: async () => {
      await parts.alerts.stop();
      parts.nudges.close();
      await app.close();
      await parts.documents.stop();
      await store.close();
      ports.log.info({}, "the hub is down");
    },
  };
}
