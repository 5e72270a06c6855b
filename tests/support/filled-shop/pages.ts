// The pages of the app, by what people call them.
import pg from "pg";
import type { FilledShop } from "../filled-shop.ts";

const PAGES: [string, string][] = [
  ["home", "/app"],
  ["customers", "/app/customers"],
  ["customers, sorted and filtered", "/app/customers?state=slipping&sort=orders+desc"],
  ["a customer", "/app/customers/CUSTOMER"],
  ["value", "/app/value"],
  ["retention", "/app/value/retention"],
  ["churn", "/app/value/churn"],
  ["accuracy", "/app/value/accuracy"],
  ["segments", "/app/segments"],
  ["what the segments mean", "/app/segments/help"],
  ["offers", "/app/offers"],
  ["a new offer", "/app/offers/new?segment=slipping"],
  ["flash sales", "/app/offers/sales"],
  ["a new flash sale", "/app/offers/sales/new"],
  ["feedback", "/app/feedback"],
  ["the survey's question", "/app/feedback/question"],
  ["settings", "/app/settings"],
  ["health", "/app/settings/health"],
  ["data and privacy", "/app/settings/data"],
  ["the access log", "/app/settings/access"],
  ["the team", "/app/settings/team"],
  ["leaving", "/app/settings/leaving"],
  ["how value is worked out", "/app/help/value"],
  ["the pieces", "/app/pieces"],
  ["a page that does not exist", "/app/nothing-here"],
  ["a customer that does not exist", "/app/customers/1"],
];

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
  return new Map(
    PAGES.filter(([, place]) => rows.length > 0 || !place.includes("CUSTOMER")).map(
      ([name, place]) => [name, `${app}${place.replace("CUSTOMER", rows[0]?.id ?? "")}`],
    ),
  );
}
