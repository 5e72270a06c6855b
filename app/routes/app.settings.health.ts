import { json, type ActionFunctionArgs } from "@remix-run/node";
import { pool } from "../db.server.ts";
import { retryGivenUp } from "../jobs/queue-health.server.ts";
import { shopOf } from "../shops/authenticate.server.ts";

/** The button below the work that was given up. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await shopOf(request);
  const form = await request.formData();
  if (form.get("intent") !== "retry-jobs")
    return json({ problem: "This page has no such button." }, { status: 422 });
  await retryGivenUp(pool, shop.shopId);
  return json({ problem: null });
}
