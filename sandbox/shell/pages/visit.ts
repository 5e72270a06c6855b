import type { Request } from "express";
import type { OpenShop } from "../../store/shop-store.ts";
import type { World } from "../../platform/world.ts";
import type { Markup } from "../html.ts";
import { handleOf } from "../launch.ts";
import type { Section } from "../layout.ts";
import { adminPage } from "../layout.ts";
import { openShopOf } from "../platform.ts";
import { NotHere, shopByHandle } from "../shop-param.ts";

/** One look at a page of the admin: whose shop, and what was asked. */
export interface Visit {
  world: World;
  store: OpenShop;
  domain: string;
  /** "/store/demo" */
  base: string;
  query: Record<string, unknown>;
  id: number;
  show(page: { title: string; section: Section; body: Markup }): string;
}

export function visit(world: World, request: Request<{ handle: string; id?: string }>): Visit {
  const store = openShopOf(shopByHandle(world, request.params.handle));
  const { domain } = store.shop;
  return {
    world,
    store,
    domain,
    base: `/store/${handleOf(domain)}`,
    query: request.query,
    id: Number(request.params.id),
    // `plain` leaves out the frame around the page: it is shown inside a dialog
    show: (page) => adminPage(world, domain, page, request.query["plain"] === "1"),
  };
}

/** The record, or the page that says that the shop has none like it. */
export function found<RecordKind>(record: RecordKind | null, what: string, id: number): RecordKind {
  if (record === null) throw new NotHere(`This shop has no ${what} with id ${id}.`);
  return record;
}
