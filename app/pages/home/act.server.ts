import { pool } from "../../db.server.ts";
import { cancelImport, startImport } from "../../orders/import.server.ts";
import { saveSettings } from "../../shops/settings.server.ts";
import { parseLifespan } from "../../shops/settings.ts";
import type { Said } from "../answer.server.ts";
import { noSuchButton } from "../words.ts";
import { chooseLifespan } from "./words.ts";

/** The buttons of home. */
export async function actOnHome(shopId: number, form: FormData): Promise<Said> {
  switch (form.get("intent")) {
    case "start-import":
      await startImport(shopId);
      break;
    case "cancel-import":
      await cancelImport(shopId);
      break;
    case "dismiss-guide":
      await saveSettings(pool, shopId, { guideDismissed: true });
      break;
    case "lifespan": {
      const lifespanYears = parseLifespan(form.get("lifespanYears"));
      if (lifespanYears === null) return { problem: chooseLifespan };
      await saveSettings(pool, shopId, { lifespanYears });
      break;
    }
    default:
      return { problem: noSuchButton };
  }
  return { problem: null };
}
