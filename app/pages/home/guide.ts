export interface GuideFacts {
  ordersImported: boolean;
  surveyPublished: boolean;
  answersReceived: boolean;
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
      title: "Read your orders",
      why: "Runs by itself. Every number comes from them.",
      done: facts.ordersImported,
      action: null,
    },
    {
      key: "surveyPublished",
      title: "Choose the question shoppers are asked",
      why: "One rating and an optional comment, right after they bought.",
      done: facts.surveyPublished,
      action: { label: "Write the question", url: "/app/surveys/question" },
    },
    {
      key: "answersReceived",
      title: "Place the survey on the thank-you page",
      why: "Add the Feedback survey block in the checkout editor. Done when the first answer is in.",
      done: facts.answersReceived,
      action: {
        label: "Open checkout editor",
        url: "shopify://admin/settings/checkout",
        leavesApp: true,
      },
    },
    {
      key: "offersCreated",
      title: "Create your first offer",
      why: "For one segment, with a holdout that shows what it brought.",
      done: facts.offersCreated,
      action: { label: "Create offer", url: "/app/offers/new" },
    },
    {
      key: "salesScheduled",
      title: "Schedule a flash sale",
      why: "A native discount that starts and ends by itself.",
      done: facts.salesScheduled,
      action: { label: "Schedule sale", url: "/app/flash-sales/new" },
    },
  ];
}
