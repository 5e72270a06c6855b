import type { CustomerId } from "../../ids.ts";

export const page = {
  about: "Who of the staff opened or exported what of your customers. Kept for 12 months.",
  download: "Download as CSV",
  nothing: "Nothing was opened yet.",
  older: "Nothing older was opened.",
  keptBack: "This list is for who may change settings.",
  when: "When",
  who: "Who",
  what: "What",
  customer: "Customer",
  entries: { singular: "entry", plural: "entries" },
};

const opened: Record<string, string> = {
  customer: "Opened a customer",
  profiling_stopped: "Noted that a customer objected to being profiled",
  profiling_resumed: "Noted that a customer may be profiled again",
  customers: "Opened the list of customers",
  customers_file: "Exported customers",
  customers_contacts_file: "Exported customers with names and e-mail addresses",
  codes_file: "Exported an offer's codes",
  codes_contacts_file: "Exported an offer's codes with names and e-mail addresses",
  answers_file: "Exported answers to the survey",
  customers_data: "Downloaded what is stored of a customer",
  everything_file: "Exported everything that is held of the shop",
  access_file: "Exported this list",
};

/** What a line says was done. */
export const openedInWords = (what: string): string => opened[what] ?? what;

export const fileHeadings = ["When (UTC)", "Staff", "Name", "What", "Customer"];

export const customerInWords = (customerId: CustomerId): string => `Customer ${customerId}`;
