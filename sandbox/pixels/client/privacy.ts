import type { ConsentRules } from "../privacy.ts";
import { readCookie } from "./browser-calls.ts";
import type { CustomerPrivacy } from "./wire.ts";

const purposes = ["analytics", "marketing", "preferences", "sale_of_data"] as const;
export type Purpose = (typeof purposes)[number];
type Said = Record<Purpose, "" | "yes" | "no">;

const cookieName = "_tracking_consent";
const nothingSaid: Said = { analytics: "", marketing: "", preferences: "", sale_of_data: "" };

/** `Shopify.customerPrivacy`: what a visitor said, and what is allowed by that and by where they are. */
export function createPrivacy({ isAsked, isSaleOfDataRegion, region }: ConsentRules, root: string) {
  let said: Said = { ...nothingSaid, ...parsed(decodeURIComponent(readCookie(cookieName))) };
  const allows = (purpose: Purpose) =>
    said[purpose] === "yes" || (said[purpose] === "" && !isAsked);
  const hasSaid = () => purposes.some((purpose) => said[purpose] !== "");

  const api = {
    analyticsProcessingAllowed: () => allows("analytics"),
    marketingAllowed: () => allows("marketing"),
    preferencesProcessingAllowed: () => allows("preferences"),
    saleOfDataAllowed: () => allows("sale_of_data"),
    shouldShowBanner: () => isAsked && !hasSaid(),
    saleOfDataRegion: () => isSaleOfDataRegion,
    getRegion: () => region,
    currentVisitorConsent: () => ({ ...said }),
    /** Keeps what was said for a year and says it to pixels and to the document. */
    setTrackingConsent(consent: Partial<Record<Purpose, boolean>>, done?: () => void): void {
      if (typeof consent !== "object" || consent === null) {
        throw new Error("setTrackingConsent takes an object of purposes");
      }
      for (const [name, value] of Object.entries(consent)) {
        const purpose = purposes.find((one) => one === name);
        if (!purpose || typeof value !== "boolean") continue;
        said = { ...said, [purpose]: value ? "yes" : "no" };
      }
      const kept = encodeURIComponent(JSON.stringify(said));
      document.cookie = `${cookieName}=${kept}; path=${root}; max-age=31536000; samesite=lax`;
      document.dispatchEvent(
        new CustomEvent("visitorConsentCollected", {
          detail: {
            analyticsAllowed: allows("analytics"),
            marketingAllowed: allows("marketing"),
            preferencesAllowed: allows("preferences"),
            saleOfDataAllowed: allows("sale_of_data"),
          },
        }),
      );
      done?.();
    },
  };
  return {
    api,
    allows,
    customerPrivacy: (): CustomerPrivacy => ({
      analyticsProcessingAllowed: allows("analytics"),
      marketingAllowed: allows("marketing"),
      preferencesProcessingAllowed: allows("preferences"),
      saleOfDataAllowed: allows("sale_of_data"),
    }),
  };
}
export type Privacy = ReturnType<typeof createPrivacy>;

function parsed(text: string): Partial<Said> {
  try {
    return text === "" ? {} : (JSON.parse(text) as Partial<Said>);
  } catch {
    // a cookie cut short says nothing
    return {};
  }
}
