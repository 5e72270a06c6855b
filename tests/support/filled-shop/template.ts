// A shop with a history, its orders imported and its values computed: made once, and copied for each test file.
import fs from "node:fs";
import path from "node:path";
import { launchBrowser } from "../../../scripts/browser.ts";
import { externalServer } from "../../../scripts/database/external.ts";
import { prepareDatabase } from "../../../scripts/database/prepare.ts";
import { ask, until } from "../../../scripts/demo/story/ask.ts";
import { importOrders, openAdmin, openApp } from "../../../scripts/demo/story/opening.ts";
import type { Walk } from "../../../scripts/demo/step.ts";
import { withLock } from "../../../scripts/lock.mjs";
import { CACHE, inProject } from "../../../scripts/paths.ts";
import { hashOf } from "../../../scripts/stamp.ts";
import { BEGINNING, setDatabaseClock } from "./clock.ts";
import { startShop } from "./start.ts";

const ORDERS = 2000;
/** All that decides what is in such a shop. */
const SOURCES = ["app", "contracts", "sandbox", "prisma/migrations", "tests/support/filled-shop"];
const FOLDER = path.join(CACHE, "filled-shop");

export interface Template {
  /** Folder of the sandbox's shop and of the secrets the database is encrypted with. */
  state: string;
  database: string;
}

/** Until no job is left to do now, and every customer has a value; of no customers nothing is worked out. */
export async function untilComputed(walk: Walk): Promise<void> {
  await until(async () => {
    const [row] = await ask<{ left: number }>(
      walk,
      `SELECT (SELECT count(*)::int FROM graphile_worker.jobs WHERE run_at <= now() AND attempts < max_attempts)
            + (SELECT count(*)::int FROM customers) - (SELECT count(*)::int FROM customer_values)
            + CASE WHEN EXISTS (SELECT 1 FROM model_fits) OR NOT EXISTS (SELECT 1 FROM customers) THEN 0 ELSE 1 END AS left`,
    );
    return row?.left === 0 ? { found: true } : { missing: "the shop is not computed" };
  }, 120_000);
}

/** One order in nine is answered for, a minute after it was placed: most are content, some say why. */
async function answerForSome(walk: Walk): Promise<void> {
  await ask(
    walk,
    `WITH said AS (
       SELECT shop_id, order_id, customer_id, processed_at, (ARRAY[5,4,5,3,5,1,4,5,2,5])[order_id / 9 % 10 + 1] AS rating,
              (ARRAY['Came quickly.', NULL, NULL, 'The box was wet.', NULL])[order_id / 9 % 5 + 1] AS comment
         FROM orders WHERE counts AND order_id % 9 = 0
     ), written AS (
       INSERT INTO survey_responses (shop_id, response_id, survey_id, survey_version, touchpoint, order_id, customer_id, rating,
         answers, locale, idempotency_key, state, masked, received_at)
       SELECT shop_id, gen_random_uuid(), 'default', 1, 'thank_you', order_id, customer_id, rating,
              jsonb_strip_nulls(jsonb_build_object('rating', rating, 'comment', comment)), 'en', 'filled-' || order_id, 'verified',
              true, processed_at + interval '1 minute'
         FROM said RETURNING 1)
     SELECT count(*)::int AS written FROM written`,
  );
}

async function make(server: string, { state, database }: Template): Promise<void> {
  const databases = await externalServer(server);
  const draft = `${database}_draft`;
  for (const name of await databases.names())
    if (name.startsWith("filled_")) await databases.drop(name);
  fs.rmSync(FOLDER, { recursive: true, force: true });
  fs.mkdirSync(state, { recursive: true });
  await databases.create(draft);
  await prepareDatabase(databases.url(draft));
  const behind = Date.now() - BEGINNING;
  await setDatabaseClock(databases.url(draft), behind);
  const shop = await startShop({ state, database: databases.url(draft), behind, orders: ORDERS });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const walk: Walk = { page, stack: shop.stack, pictures: path.join(state, "pictures") };
    for (const step of [openAdmin, openApp, importOrders]) await step.run(walk);
    await untilComputed(walk);
    await answerForSome(walk);
  } finally {
    await browser.close();
    await shop.stop();
  }
  await databases.rename(draft, database);
}

/** Makes the shop unless the one that is there was made by the same code. @param server address of the test server */
export async function shopTemplate(server: string): Promise<Template> {
  const key = hashOf(SOURCES.map((place) => inProject(...place.split("/")))).slice(0, 16);
  const template = { state: path.join(FOLDER, key), database: `filled_${key}` };
  await withLock(`${FOLDER}.lock`, async () => {
    const databases = await externalServer(server);
    const there =
      fs.existsSync(template.state) && (await databases.names()).includes(template.database);
    if (!there) await make(server, template);
  });
  return template;
}
