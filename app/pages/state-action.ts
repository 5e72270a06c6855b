import type { AdvisedAction } from "../clv/states/state.ts";
import { createOffer as createOfferWords, seeCustomers as seeCustomersWords } from "./words.ts";
import { customerStates, type CustomerState } from "../clv/states/states.ts";

interface Action {
  content: string;
  url: (state: CustomerState) => string;
}

const createOffer: Action = {
  content: createOfferWords,
  url: (state) => `/app/offers/new?segment=${state}`,
};
const seeCustomers: Action = {
  content: seeCustomersWords,
  url: (state) => `/app/customers?state=${state}&sort=risk desc`,
};

const actions: Record<AdvisedAction, Action> = {
  offer: createOffer,
  write: seeCustomers,
  message: seeCustomers,
  leave_alone: seeCustomers,
};

/** Where an offer is the advised answer; elsewhere one looks at the customers. */
export function isOfferedTo(state: CustomerState): boolean {
  return customerStates[state].action === "offer";
}

/** The one button beside a state. */
export function actionOf(state: CustomerState): { content: string; url: string } {
  const { content, url } = actions[customerStates[state].action];
  return { content, url: url(state) };
}
