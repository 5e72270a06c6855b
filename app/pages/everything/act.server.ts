import { askForEverything } from "../../leaving/gathered.server.ts";
import type { Said } from "../answer.server.ts";
import { noSuchButton } from "../words.ts";

/** The button that asks for the file. */
export async function actOnEverything(shopId: number, form: FormData): Promise<Said> {
  if (form.get("intent") !== "gather") return { problem: noSuchButton };
  await askForEverything(shopId, new Date());
  return { problem: null };
}
