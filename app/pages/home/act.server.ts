import { typedLifespan } from "../../clv/lifespan.ts";
import { clvSettings } from "../../clv/settings.ts";
import { pool } from "../../db.server.ts";
import { cancelImport, startImport } from "../../orders/import.server.ts";
import { writeSettings } from "../../shops/room-settings.server.ts";
import type { Right } from "../../shops/team.ts";
import type { Said } from "../answer.server.ts";
import { noSuchButton } from "../words.ts";
import { homeSettings } from "./settings.ts";
import { chooseLifespan, homeIsSettings } from "./words.ts";

/** The buttons of home: each changes the shop for everybody, so each is a setting. */
export async function actOnHome(
  shopId: number,
  rights: readonly Right[],
  form: FormData,
): Promise<Said> {
  if (!rights.includes("policy")) return { problem: homeIsSettings };
  switch (form.get("intent")) {
    case "start-import":
      await startImport(shopId);
      break;
    case "cancel-import":
      await cancelImport(shopId);
      break;
    case "dismiss-guide":
      await writeSettings(pool, shopId, homeSettings, { guideDismissed: true });
      break;
    case "lifespan": {
      const lifespanYears = typedLifespan(form.get("lifespanYears"));
      if (lifespanYears === null) return { problem: chooseLifespan };
      await writeSettings(pool, shopId, clvSettings, { lifespanYears });
      break;
    }
    default:
      return { problem: noSuchButton };
  }
  return { problem: null };
}
