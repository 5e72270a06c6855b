import { eventDatesSettings } from "../../clv/events/event-dates.ts";
import { pool } from "../../db.server.ts";
import { writeSettings } from "../../shops/room-settings.server.ts";
import { typedDates } from "./dates-form.ts";

/** The form of the list. */
export async function saveDates(
  shopId: number,
  sent: FormData,
): Promise<{ errors: Record<string, string> }> {
  const fields = [...sent].flatMap(([name, value]): [string, string][] =>
    typeof value === "string" ? [[name, value]] : [],
  );
  const typed = typedDates(Object.fromEntries(fields));
  if (!typed.ok) return { errors: typed.errors };
  await writeSettings(pool, shopId, eventDatesSettings, { dates: typed.dates });
  return { errors: {} };
}
