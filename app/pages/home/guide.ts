import { words } from "./guide-words.ts";
export interface GuideFacts {
  ordersImported: boolean;
  surveyPublished: boolean;
  /** as far as answers tell: only the open admin knows more */
  surveyPlaced: boolean;
  offersCreated: boolean;
  salesScheduled: boolean;
  /** the merchant lets us see what goods cost */
  costsAllowed: boolean;
}

export interface GuideStep {
  key: keyof GuideFacts;
  title: string;
  /** what it is for */
  why: string;
  done: boolean;
  action: { label: string; url: string; leavesApp?: boolean } | null;
}

/** More steps at once keep nobody company to the end. */
const MOST_STEPS = 5;

/**
 * The way to a working shop, five steps of it: a later one takes the place of the first that is done. A step is done
 * when its result is there, not when its button was pressed.
 */
export function guideSteps(facts: GuideFacts): GuideStep[] {
  const all = allSteps(facts);
  const replaced = all
    .filter((step) => step.done)
    .slice(0, all.length - MOST_STEPS)
    .map((step) => step.key);
  return all.filter((step) => !replaced.includes(step.key)).slice(0, MOST_STEPS);
}

/** What every room would have a merchant do first, in the order it helps. */
function allSteps(facts: GuideFacts): GuideStep[] {
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
    {
      key: "costsAllowed",
      title: words.useUnitCosts,
      why: words.whatIsLeft,
      done: facts.costsAllowed,
      action: { label: words.seeValue, url: "/app/value" },
    },
  ];
}

/** Whether the merchant has done something of it: reading the orders runs by itself. */
const hasBegun = (steps: readonly GuideStep[]): boolean =>
  steps.some((step) => step.done && step.key !== "ordersImported");

/**
 * The guide as it is shown: what only the open admin knows ticks a step, but makes no list a line, which would move the
 * page below it.
 */
export function guideShown(known: readonly GuideStep[], surveyPlaced: boolean) {
  const steps = known.map((step) =>
    step.key === "surveyPlaced" ? { ...step, done: surveyPlaced } : step,
  );
  return {
    steps,
    isLine: hasBegun(known),
    done: steps.filter((step) => step.done).length,
    next: steps.find((step) => !step.done && step.action),
  };
}
