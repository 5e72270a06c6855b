import { forgetUnprofiled } from "../../clv/objections.server.ts";
import { customerFacts } from "../../customers/facts-of.server.ts";
import { resumeProfiling, stopProfiling } from "../../customers/profiling.server.ts";
import { pool, transaction } from "../../db.server.ts";
import type { CustomerId, StaffId } from "../../ids.ts";
import { noteOpened } from "../../shops/access-log.server.ts";
import type { Said } from "../answer.server.ts";
import { actOnNotes } from "./note-act.server.ts";
import { noSuchCustomer } from "./words.ts";

/**
 * The buttons of a customer's page. That they objected to being profiled, or took it back, is noted with who pressed.
 */
export async function actOnCustomer(
  shopId: number,
  staffId: StaffId | null,
  customerId: CustomerId,
  form: FormData,
): Promise<Said> {
  // somebody who was erased meanwhile must not come back as a number
  if (!(await customerFacts(pool, shopId, customerId))) return { problem: noSuchCustomer };
  const intent = form.get("intent");
  if (intent === "stop-profiling")
    await transaction(async (db) => {
      await stopProfiling(db, shopId, customerId, new Date());
      await forgetUnprofiled(db, shopId);
      await noteOpened(db, shopId, staffId, { what: "profiling_stopped", customerId });
    });
  else if (intent === "resume-profiling")
    await transaction(async (db) => {
      await resumeProfiling(db, shopId, customerId);
      await noteOpened(db, shopId, staffId, { what: "profiling_resumed", customerId });
    });
  else return actOnNotes(shopId, staffId, customerId, intent, form);
  return { problem: null };
}
