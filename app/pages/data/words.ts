import { formatInstant } from "../../figures/format.ts";
import type { CustomerId } from "../../ids.ts";

export const noSuchExport = "There is no such export, or the customer was erased since.";

export const page = {
  kept: "How long it is kept",
  keptHelp: "What is older is removed every night.",
  privacy: "Requests of customers",
  requestsOfCustomers:
    "Requests that Shopify passed on. Boomerang keeps no names and no e-mail addresses; those in a file of older orders are sealed, and forgotten once their customers are found.",
};

export const privacyCard = {
  askedWhatIsStored: "Asked what is stored",
  askedToBeErased: "Asked to be erased",
  eraseTheShop: "Erase the shop",
  noRequests:
    "No requests. When a customer asks what is stored, the answer can be downloaded here; when one asks to be erased, it is done by itself.",
  customer: (customerId: CustomerId) => `, customer ${customerId}`,
  done: (completed: string, timeZone: string) => `Done ${formatInstant(completed, timeZone)}`,
  notNeeded: "Not needed any more: the app was installed again.",
  askedDue: (requested: string, timeZone: string, due: string) =>
    `Asked ${formatInstant(requested, timeZone)}, due ${formatInstant(due, timeZone)}`,
  download: "Download",
};
