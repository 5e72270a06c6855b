import { rows, type Db } from "../db.server.ts";
import type { StaffId } from "../ids.ts";
import { choices, type Choice, type ChoiceName } from "./choices.ts";

/** Months a choice is kept that is not made again. */
export const CHOICE_MONTHS = 12;

/** Whom the session token does not name: they share what they choose. */
const NOBODY = 0;

/** What a member of staff has chosen last; null when they have not, or this release does not know it any more. */
export async function choiceOf<Name extends ChoiceName>(
  db: Db,
  shopId: number,
  staffId: StaffId | null,
  what: Name,
): Promise<Choice<Name> | null> {
  const [found] = await rows<{ choice: unknown }>(
    db,
    "SELECT choice FROM staff_choices WHERE shop_id = $1 AND staff_id = $2 AND what = $3",
    [shopId, staffId ?? NOBODY, what],
  );
  return (choices[what].safeParse(found?.choice).data as Choice<Name> | undefined) ?? null;
}

/** Keeps it for the next time. @throws ZodError when it is no such choice */
export async function remember<Name extends ChoiceName>(
  db: Db,
  shopId: number,
  staffId: StaffId | null,
  what: Name,
  choice: Choice<Name>,
): Promise<void> {
  await db.query(
    `INSERT INTO staff_choices (shop_id, staff_id, what, choice, chosen_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (shop_id, staff_id, what) DO UPDATE SET choice = excluded.choice, chosen_at = excluded.chosen_at`,
    [shopId, staffId ?? NOBODY, what, JSON.stringify(choices[what].parse(choice)), new Date()],
  );
}

/** Choices nobody has made again for a year go: whoever made them may have left. */
export async function forgetOldChoices(db: Db, shopId: number, now: Date): Promise<void> {
  const since = new Date(now);
  since.setUTCMonth(since.getUTCMonth() - CHOICE_MONTHS);
  await db.query("DELETE FROM staff_choices WHERE shop_id = $1 AND chosen_at < $2", [
    shopId,
    since,
  ]);
}
