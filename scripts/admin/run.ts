import { closeDatabase, pool } from "../../app/db.server.ts";
import { getShop } from "../../app/shops/shop.server.ts";
import { ALL_SHOPS } from "../../app/switches/switches.server.ts";
import { PlainError } from "../plain-error.ts";
import type { Command } from "./arguments.ts";
import { note } from "./audit.ts";
import { diagnosticsOf } from "./diagnostics.ts";
import { afterRestore } from "./restored.ts";
import { replay } from "./replay.ts";
import { statusOf, statusOfAll } from "./status.ts";
import { turn } from "./switches.ts";

async function shopOf(domain: string) {
  const shop = await getShop(pool, domain);
  if (!shop) throw new PlainError(`There is no shop ${domain} here.`);
  return shop;
}

/** Does it, and ends with where things stand now. @throws PlainError when there is no such shop or job */
async function reportOf(command: Command): Promise<Record<string, unknown>> {
  const shop = command.domain === null ? null : await shopOf(command.domain);
  const shopId = shop?.shopId ?? ALL_SHOPS;
  const status = () => (shop ? statusOf(shop) : statusOfAll());
  switch (command.verb) {
    case "status":
      return status();
    case "pause":
    case "resume": {
      const changed = await turn(command.verb, shopId, command.acts, command.reason);
      const what = command.verb === "pause" ? "pausedNow" : "resumedNow";
      return { [what]: changed, ...(await status()) };
    }
    case "replay": {
      const begunAnew = await replay(shopId, command.job, command.reason);
      return { begunAnew, ...(await status()) };
    }
    case "restored":
      return afterRestore(command.takenAt, command.journal);
    case "diagnostics":
      await note(pool, shopId, "diagnostics", "");
      return diagnosticsOf(shop!);
  }
}

export async function run(command: Command): Promise<Record<string, unknown>> {
  try {
    return await reportOf(command);
  } finally {
    await closeDatabase();
  }
}
