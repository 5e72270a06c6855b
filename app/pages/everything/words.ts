import { formatInstant, formatNumber } from "../../figures/format.ts";

export const notThere = "There is no such file any more. Gather it anew.";

/** 12,345,678 → "12.3 MB"; less than a tenth of one is a tenth. */
const megabytes = (bytes: number) => `${formatNumber(Math.max(0.1, bytes / 1e6), 1)} MB`;

export const everythingCard = {
  title: "Take your data along",
  help: "Needs the rights to export and to see costs, and is noted in the access log.",
  about:
    "One zip with a CSV file for each table: orders, customers' figures and values, offers with their codes, sales, survey answers, settings. Shopify's numbers stand for customers; no names are held.",
  gather: "Gather everything",
  again: "Gather anew",
  download: "Download everything",
  gathering: (done: number, tables: number, bytes: number) =>
    tables === 0
      ? "Gathering begins…"
      : `${formatNumber(done)} of ${formatNumber(tables)} tables, ${megabytes(bytes)} so far.`,
  leave: "You can leave this page: Home tells when it is ready.",
  ready: (bytes: number, at: string, timeZone: string, days: number) =>
    `${megabytes(bytes)}, as of ${formatInstant(at, timeZone)}. It waits ${days} days for you, or until a customer asks to be erased.`,
};
