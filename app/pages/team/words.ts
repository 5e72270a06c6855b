import { formatInstant } from "../../figures/format.ts";
import type { CustomerId, StaffId } from "../../ids.ts";
import { MOST_MEMBERS } from "../../shops/team.ts";

export const page = {
  title: "Team",
  settings: "Settings",
  who: "Who may do what",
  whoHelp:
    "Until you change this, everybody who can open the app may everything. Shopify tells Boomerang a number for each member of staff, not the name: the names are yours.",
  log: "Who opened what",
  logHelp: "Who of the staff opened or exported what of your customers. Kept for 12 months.",
};

export const form = {
  name: "Name",
  number: "Staff number",
  newMember: "Another member",
  others: "Everybody else",
  remove: "To take somebody off the list, empty the number.",
  you: (staffId: StaffId) => `Your own number is ${staffId}.`,
  youAreNobody: "Shopify has not told who you are.",
};

export const formProblems = {
  number: "Enter the number of a member of staff, digits only",
  twice: "This member is on the list already",
  noKeeper: "Somebody must be left who may change settings and this list",
  tooMany: `At most ${MOST_MEMBERS} members`,
};

const opened: Record<string, string> = {
  customer: "Opened a customer",
  profiling_stopped: "Noted that a customer objected to being profiled",
  profiling_resumed: "Noted that a customer may be profiled again",
  customers: "Opened the list of customers",
  customers_file: "Exported customers",
  codes_file: "Exported an offer's codes",
  customers_data: "Downloaded what is stored of a customer",
  everything_file: "Exported everything that is held of the shop",
};

export const log = {
  nothing: "Nothing was opened yet.",
  entry: (what: string, customerId: CustomerId | null) =>
    `${opened[what] ?? what}${customerId === null ? "" : `, ${customerId}`}`,
  by: (name: string, at: string, timeZone: string) => `${name}, ${formatInstant(at, timeZone)}`,
  staff: (staffId: StaffId | null) => (staffId === null ? "Unknown" : `Staff ${staffId}`),
};
