import { transaction } from "../../app/db.server.ts";
import type { Act } from "../../app/jobs/job.ts";
import { resume, stop } from "../../app/switches/switches.server.ts";
import { note } from "./audit.ts";

/** Stops or lets go, and writes down who did it, in one. @returns the acts for which that changed something */
export async function turn(
  verb: "pause" | "resume",
  shopId: number,
  acts: readonly Act[],
  reason: string,
): Promise<Act[]> {
  return transaction(async (db) => {
    const changed: Act[] = [];
    for (const act of acts) {
      const did =
        verb === "pause"
          ? await stop(db, shopId, act, { cause: "operator", reason })
          : await resume(db, shopId, act, "operator");
      if (did) changed.push(act);
    }
    await note(db, shopId, `${verb} ${acts.join(" ")}`, reason);
    return changed;
  });
}
