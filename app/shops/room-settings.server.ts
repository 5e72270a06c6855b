import { rows, type Db } from "../db.server.ts";
import type { RoomSettings } from "./room-settings.ts";

/** What a shop has chosen in a room; its defaults for the rest. */
export async function readSettings<Values extends object>(
  db: Db,
  shopId: number,
  { room, schema }: RoomSettings<Values>,
): Promise<Values> {
  const [found] = await rows<{ settings: unknown }>(
    db,
    "SELECT settings FROM room_settings WHERE shop_id = $1 AND room = $2",
    [shopId, room],
  );
  return schema.parse(found?.settings ?? {});
}

/** Writes what is given and leaves the rest. */
export async function writeSettings<Values extends object>(
  db: Db,
  shopId: number,
  { room }: RoomSettings<Values>,
  change: Partial<Values>,
): Promise<void> {
  await db.query(
    `INSERT INTO room_settings (shop_id, room, settings, updated_at) VALUES ($1, $2, $3::jsonb, $4)
     ON CONFLICT (shop_id, room) DO UPDATE
       SET settings = room_settings.settings || excluded.settings, updated_at = excluded.updated_at`,
    [shopId, room, JSON.stringify(change), new Date()],
  );
}
