import { formatNumber } from "../../figures/format.ts";

export const fileProblems = {
  type: (name: string) =>
    `${name} is no CSV file. Choose the file Shopify made of your orders (Orders, Export); a spreadsheet saves it as CSV.`,
  empty: "The file is empty.",
  tooLarge:
    "The file has more than 1 GB. Export the orders in several files, for example a year each.",
  notNeeded: "Shopify gives Boomerang every order: nothing is missing that a file could add.",
  /** @param reason begins in lower case */
  notAnExport: (reason: string) => `This is not Shopify's order export: ${reason}.`,
  longOrder: "An order in the file is larger than 4 MB: this is not Shopify's order export.",
  allSetAside: (line: number, reason: string) =>
    `No order of the file can be read. The first is on line ${formatNumber(line)}: ${reason}.`,
  gone: "This file was removed. Choose it again.",
  people:
    "Shopify did not let Boomerang look the buyers up: their orders count for the shop, not for a customer. Grant access to customers' e-mail addresses, then read the file again.",
};
