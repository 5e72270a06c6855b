import type { Db } from "../db.server.ts";
import type { SetUpChange, SetUpProblem } from "./set-up.ts";
import type { ShopRow } from "./shop.server.ts";
import type { Right } from "./team.ts";

export type SetUpPlan =
  | {
      ok: true;
      changes: SetUpChange[];
      /** writes them; nothing where there are none */
      apply: (db: Db) => Promise<void>;
    }
  | { ok: false; problems: SetUpProblem[] };

/**
 * What a room brings into the file of a shop's set-up. Without ids: the file is for other shops, where the same numbers
 * mean something else.
 */
export interface SetUpPart {
  /** in the file; never another */
  name: string;
  /** what somebody must be allowed beside changing settings */
  right?: Right;
  read: (db: Db, shopId: number) => Promise<unknown>;
  /** @param found as it stands in the file: nothing is known of it */
  plan: (db: Db, shop: ShopRow, found: unknown) => Promise<SetUpPlan>;
}
