import { rows, transaction } from "../db.server.ts";
import { log } from "../log.server.ts";
import { decrypt, encrypt, sealedToday } from "../secrets.server.ts";

interface Sealed {
  id: string;
  shop: string;
  accessToken: string;
  refreshToken: string | null;
}

/**
 * Seals every token anew that is not sealed with the first of the keys, and for its shop: after that the other keys are
 * needed no more. May run in several processes at once. A token that no key opens stays as it is; the shop's next page
 * load brings another.
 * @returns how many sessions were sealed anew, and how many could not be opened
 */
export async function resealTokens(): Promise<{ resealed: number; unreadable: number }> {
  const done = { resealed: 0, unreadable: 0 };
  await transaction(async (db) => {
    const old = await rows<Sealed>(
      db,
      `SELECT id, shop, "accessToken", "refreshToken" FROM "Session"
        WHERE ("accessToken" <> '' AND NOT starts_with("accessToken", $1))
           OR ("refreshToken" <> '' AND NOT starts_with("refreshToken", $1))
          FOR UPDATE SKIP LOCKED`,
      [sealedToday],
    );
    for (const { id, shop, accessToken, refreshToken } of old) {
      const anew = (sealed: string | null) => sealed && encrypt(decrypt(sealed, shop), shop);
      try {
        await db.query(
          `UPDATE "Session" SET "accessToken" = $2, "refreshToken" = $3 WHERE id = $1`,
          [id, anew(accessToken), anew(refreshToken)],
        );
        done.resealed++;
      } catch (error) {
        log.error({ shop, problem: (error as Error).message }, "a token could not be sealed anew");
        done.unreadable++;
      }
    }
  });
  if (done.resealed > 0) log.info(done, "tokens were sealed with the first key");
  return done;
}
