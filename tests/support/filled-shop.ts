import { randomBytes } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { inject } from "vitest";
import { externalServer } from "../../scripts/database/external.ts";
import type { Stack } from "../../scripts/demo/stack.ts";
import { BEGINNING, setDatabaseClock } from "./filled-shop/clock.ts";
import { startShop } from "./filled-shop/start.ts";
import { shopTemplate } from "./filled-shop/template.ts";

export interface FilledShop {
  stack: Stack;
  /** What its clocks show now; in milliseconds since 1970. */
  now(): number;
  stop(): Promise<void>;
}

/** The template was made in the minutes before. */
const LATER = 10 * 60_000;

/**
 * A shop of 2,000 orders with the app in it, running in processes of its own: a copy nobody else uses. Its clocks begin
 * at the same moment on whatever day it is looked at.
 */
export async function startFilledShop(): Promise<FilledShop> {
  const server = inject("databaseServer");
  const template = await shopTemplate(server);
  const state = fs.mkdtempSync(path.join(os.tmpdir(), "boomerang-filled-"));
  fs.cpSync(template.state, state, { recursive: true });
  const databases = await externalServer(server);
  const name = `${inject("databaseRun")}${randomBytes(6).toString("hex")}`;
  await databases.create(name, template.database);
  const behind = Date.now() - BEGINNING - LATER;
  await setDatabaseClock(databases.url(name), behind);
  const shop = await startShop({ state, database: databases.url(name), behind, orders: 2000 });
  return {
    stack: shop.stack,
    now: () => Date.now() - behind,
    stop: async () => {
      await shop.stop();
      fs.rmSync(state, { recursive: true, force: true });
    },
  };
}
