import { pool } from "../db.server.ts";
import { enqueue } from "../jobs/enqueue.server.ts";
import { pendingJobs } from "../jobs/queue-health.server.ts";
import type { Ending } from "../shops/ending.server.ts";
import { definitionIsThere } from "./admin-api.server.ts";
import { surveySettings } from "./settings.server.ts";

/** The published survey, of which a shop has one. */
export const surveyEnding: Ending = {
  async standing(admin, shopId) {
    if (!(await definitionIsThere(admin))) return [];
    const { problem } = await surveySettings(pool, shopId);
    return [{ id: "survey", what: "survey", title: "", endsAt: null, problem }];
  },

  async ask(db, shopId, standing) {
    if (standing.length > 0) await enqueue(db, "surveys.withdraw", { shopId });
  },

  pending: (db, shopId) => pendingJobs(db, shopId, ["surveys.withdraw"]),
};
