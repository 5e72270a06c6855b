import { randomBytes } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { inject } from "vitest";
import { externalServer } from "../../scripts/database/external.ts";
import { prepareDatabase } from "../../scripts/database/prepare.ts";
import { importOrders, openAdmin, openApp } from "../../scripts/demo/story/opening.ts";
import type { FilledShop } from "./filled-shop.ts";
import { startShop } from "./filled-shop/start.ts";
import { untilComputed } from "./filled-shop/template.ts";

/** A shop that has just begun: so many orders, read and worked out. Its clocks are ours. */
export async function startTinyShop(orders: number, page: Page): Promise<FilledShop> {
  const state = fs.mkdtempSync(path.join(os.tmpdir(), "boomerang-tiny-"));
  const databases = await externalServer(inject("databaseServer"));
  const name = `${inject("databaseRun")}${randomBytes(6).toString("hex")}`;
  await databases.create(name);
  const database = databases.url(name);
  await prepareDatabase(database);
  const shop = await startShop({ state, database, behind: 0, orders });
  const walk = { page, stack: shop.stack, pictures: path.join(state, "pictures") };
  for (const step of [openAdmin, openApp, importOrders]) await step.run(walk);
  await untilComputed(walk);
  return {
    stack: shop.stack,
    now: () => Date.now(),
    stop: async () => {
      await shop.stop();
      fs.rmSync(state, { recursive: true, force: true });
    },
  };
}
