import type { Requests } from "../../app-bridge/protocol.ts";
import { openDialog } from "./dialog.ts";
import { element } from "./dom.ts";

const FOLDERS: Record<string, string> = {
  "shopify/Product": "products",
  "shopify/Customer": "customers",
  "shopify/Discount": "discounts",
};

/** `shopify.intents`: shows a record of the shop over the app. The sandbox's records are for reading. */
export async function showRecord(
  storeBase: string,
  { action, type, value }: Requests["intent"]["params"],
): Promise<Requests["intent"]["result"]> {
  const folder = FOLDERS[type];
  const id = /\/(\d+)$/.exec(value ?? "")?.[1];
  if (action !== "edit" || !folder || !id) {
    return {
      code: "error",
      message: `The sandbox does not implement the intent ${action}:${type}.`,
    };
  }
  await openDialog(
    type.replace("shopify/", ""),
    () => ({
      body: element("iframe", {
        src: `${storeBase}/${folder}/${id}?plain=1`,
        title: type.replace("shopify/", ""),
      }),
      foot: [],
    }),
    "tall",
  );
  return { code: "closed" };
}
