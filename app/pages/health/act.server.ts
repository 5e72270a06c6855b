import { pool } from "../../db.server.ts";
import { retryGivenUp } from "../../jobs/queue-health.server.ts";
import type { Said } from "../answer.server.ts";
import { noSuchButton } from "../words.ts";

/** The button below the work that was given up. */
export async function actOnJobs(shopId: number, form: FormData): Promise<Said> {
  if (form.get("intent") !== "retry-jobs") return { problem: noSuchButton };
  await retryGivenUp(pool, shopId);
  return { problem: null };
}
