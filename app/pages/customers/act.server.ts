import { z } from "zod";
import type { AdminClient } from "../../admin-api/client.server.ts";
import { tagOf } from "../../customers/tags.ts";
import { spelling, tagCustomers, untagCustomers } from "../../customers/tags.server.ts";
import { pool } from "../../db.server.ts";
import type { StaffId } from "../../ids.ts";
import type { ShopRow } from "../../shops/shop.server.ts";
import type { Said } from "../answer.server.ts";
import { noSuchButton } from "../words.ts";
import { audienceOf } from "./audience.server.ts";
import { keepColumns } from "../columns.server.ts";
import { tableColumns } from "./columns.ts";
import { actOnView } from "./view-act.server.ts";
import { tagWords } from "./words.ts";

/** What the list says after a button. */
export interface Done extends Said {
  done?: string;
}

/** The buttons of the list: columns, views, tags. */
export async function actOnCustomers(
  shop: ShopRow,
  admin: AdminClient,
  staffId: StaffId | null,
  form: FormData,
): Promise<Done> {
  const text = (name: string) => z.string().catch("").parse(form.get(name)).trim();
  const intent = text("intent");
  switch (intent) {
    case "columns": {
      await keepColumns(shop.shopId, staffId, "customers", tableColumns, form);
      return { problem: null };
    }
    case "view-create":
    case "view-rename":
    case "view-remove":
      return actOnView(shop.shopId, intent, text);
    case "tag":
    case "untag":
      return actOnTag(shop, admin, intent, text);
    default:
      return { problem: noSuchButton };
  }
}

const BATCH = 5000;

/** Puts a tag on all customers of a list, or takes it off them, however many they are. */
async function actOnTag(
  shop: ShopRow,
  admin: AdminClient,
  intent: "tag" | "untag",
  text: (name: string) => string,
): Promise<Done> {
  const typed = tagOf(text("tag"));
  if (typed === null) return { errors: { tag: tagWords.noTag } };
  const now = new Date();
  const audience = await audienceOf(shop, admin, text("customers"), now);
  if (!audience.ok) return { problem: audience.problem };
  const tag = await spelling(pool, shop.shopId, typed);
  let changed = 0;
  for (let start = 0; start < audience.customerIds.length; start += BATCH) {
    const some = audience.customerIds.slice(start, start + BATCH);
    changed +=
      intent === "tag"
        ? await tagCustomers(pool, shop.shopId, some, tag, now)
        : await untagCustomers(pool, shop.shopId, some, tag);
  }
  return { problem: null, done: tagWords.done(intent, tag, changed, audience.customerIds.length) };
}
