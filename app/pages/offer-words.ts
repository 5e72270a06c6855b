import type { OfferPhase } from "../offers/offer.ts";
import type { Word } from "../experiments/verdict/word.ts";
import type { SaleState } from "../flash-sales/sale.ts";
import type { BadgeProps } from "@shopify/polaris";

/** The pages under Offers, and what each of them can begin. */
export const offersWords = {
  offers: "Offers",
  campaigns: "Campaigns",
  flashSales: "Flash sales",
  newOffer: "New offer",
  newFlashSale: "New flash sale",
};

interface Standing {
  label: string;
  tone: BadgeProps["tone"];
  progress?: BadgeProps["progress"];
}

export const offerPhases: Record<OfferPhase, Standing> = {
  launching: { label: "Launching", tone: "info", progress: "partiallyComplete" },
  running: { label: "Running", tone: "success", progress: "complete" },
  stopping: { label: "Stopping", tone: "attention", progress: "partiallyComplete" },
  ended: { label: "Ended", tone: undefined },
  stopped: { label: "Stopped", tone: undefined },
  failed: { label: "Failed", tone: "critical" },
};

export const verdictStandings: Record<Word, Standing> = {
  works: { label: "Works", tone: "success" },
  "no proof yet": { label: "No proof yet", tone: undefined },
  "loses money": { label: "Loses money", tone: "attention" },
};

export const saleStandings: Record<SaleState | "cancelling", Standing> = {
  creating: { label: "Creating", tone: "info", progress: "partiallyComplete" },
  scheduled: { label: "Scheduled", tone: "attention", progress: "incomplete" },
  live: { label: "Live", tone: "success", progress: "complete" },
  cancelling: { label: "Cancelling", tone: "attention", progress: "partiallyComplete" },
  ended: { label: "Ended", tone: undefined },
  cancelled: { label: "Cancelled", tone: undefined },
  failed: { label: "Failed", tone: "critical" },
};
