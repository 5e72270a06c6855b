import type { Requests } from "../../app-bridge/protocol.ts";
import { openDialog } from "./dialog.ts";
import { element } from "./dom.ts";

let asked = false;

/** `shopify.reviews.request`: the question is shown once per page load; after that the app has to wait. */
export async function reviewPrompt(appName: string): Promise<Requests["reviewRequest"]["result"]> {
  if (asked) {
    return {
      success: false,
      code: "cooldown-period",
      message: "The merchant was asked for a review recently.",
    };
  }
  asked = true;
  void openDialog(`How is ${appName}?`, () => ({
    body: element("p", {}, "Here Shopify would ask for a review. The sandbox keeps none."),
    foot: [],
  }));
  return { success: true, code: "success", message: "Review modal shown successfully" };
}
