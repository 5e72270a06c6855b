import { leave, stay } from "../../leaving/leave.server.ts";
import type { Said } from "../answer.server.ts";
import { noSuchButton } from "../words.ts";

/** The two buttons of the page. */
export async function actOnLeaving(shopId: number, form: FormData): Promise<Said> {
  switch (form.get("intent")) {
    case "leave":
      await leave(shopId);
      return { problem: null };
    case "stay":
      await stay(shopId);
      return { problem: null };
    default:
      return { problem: noSuchButton };
  }
}
