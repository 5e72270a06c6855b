import pg from "pg";
import { pagesWith } from "../../../scripts/demo/app-pages.ts";
import type { FilledShop } from "../filled-shop.ts";

/** Full addresses in this shop's admin. "a customer" is the one with the most orders. */
export async function pagesOf({ stack }: FilledShop): Promise<Map<string, string>> {
  const client = new pg.Client({ connectionString: stack.databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ id: string }>(
    "SELECT customer_id::text AS id FROM customers ORDER BY orders DESC, customer_id LIMIT 1",
  );
  await client.end();
  // the admin of this shop leads to the app in it
  const answer = await fetch(stack.url, { redirect: "manual" });
  const app = new URL(answer.headers.get("location") ?? "", stack.url).href.replace(/\/$/, "");
  const known: Record<string, string> = rows[0] ? { CUSTOMER: rows[0].id } : {};
  return new Map(pagesWith(known).map(({ name, place }) => [name, `${app}${place}`]));
}
