import { transaction, type Db } from "../db.server.ts";

/** Room to remember everybody who bought a product: with less, each customer would be looked up one by one. */
const ROOMY = "SELECT set_config('work_mem', '64MB', true)";

/** Reads in one transaction, with room for conditions that hold for much of a large shop. */
export const roomy = <Result>(work: (db: Db) => Promise<Result>): Promise<Result> =>
  transaction(async (db) => {
    await db.query(ROOMY);
    return work(db);
  });
