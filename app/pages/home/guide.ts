import { words } from "./guide-words.ts";
export interface GuideFacts {
  ordersImported: boolean;
  surveyPublished: boolean;
  /** as far as answers tell: only the open admin knows more */
  surveyPlaced: boolean;
  offersCreated: boolean;
  salesScheduled: boolean;
}

export interface GuideStep {
  key: keyof GuideFacts;
  title: string;
  /** what it is for */
  why: string;
  done: boolean;
  action: { label: string; url: string; leavesApp?: boolean } | null;
}

/** The way to a working shop. A step is done when its result is there, not when its button was pressed. */
export function guideSteps(facts: GuideFacts): GuideStep[] {
  return [
    {
      key: "ordersImported",
      title: words.readYourOrders,
      why: words.runsByItself,
      done: facts.ordersImported,
      action: null,
    },
    {
      key: "surveyPublished",
      title: words.chooseTheQuestionShoppers,
      why: words.oneRating,
      done: facts.surveyPublished,
      action: { label: words.writeTheQuestion, url: "/app/feedback/question" },
    },
    {
      key: "surveyPlaced",
      title: words.placeTheSurvey,
      why: words.addTheFeedbackSurvey,
      done: facts.surveyPlaced,
      action: {
        label: words.openCheckoutEditor,
        url: "shopify://admin/settings/checkout",
        leavesApp: true,
      },
    },
    {
      key: "offersCreated",
      title: words.createYourFirstOffer,
      why: words.forOneSegment,
      done: facts.offersCreated,
      action: { label: words.createOffer, url: "/app/offers/new" },
    },
    {
      key: "salesScheduled",
      title: words.scheduleAFlashSale,
      why: words.aNativeDiscount,
      done: facts.salesScheduled,
      action: { label: words.scheduleSale, url: "/app/offers/sales/new" },
    },
  ];
}

/** Whether the merchant has done something of it: reading the orders runs by itself. */
export const hasBegun = (steps: readonly GuideStep[]): boolean =>
  steps.some((step) => step.done && step.key !== "ordersImported");
