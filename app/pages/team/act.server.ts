import { pool } from "../../db.server.ts";
import { writeSettings } from "../../shops/room-settings.server.ts";
import { teamSettings } from "../../shops/team.ts";
import { typedTeam } from "./team-form.ts";

/** The form of the list. */
export async function saveTeam(
  shopId: number,
  sent: FormData,
): Promise<{ errors: Record<string, string> }> {
  const fields = [...sent].flatMap(([name, value]): [string, string][] =>
    typeof value === "string" ? [[name, value]] : [],
  );
  const typed = typedTeam(Object.fromEntries(fields));
  if (!typed.ok) return { errors: typed.errors };
  await writeSettings(pool, shopId, teamSettings, typed.team);
  return { errors: {} };
}
