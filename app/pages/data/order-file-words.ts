import { formatNumber } from "../../figures/format.ts";
import { countOf } from "../../figures/words.ts";

export const orderFileCard = {
  title: "Older orders from a file",
  about: "Orders Shopify does not show Boomerang, from Shopify's own export.",
  what: "Without access to all orders Shopify shows Boomerang the last 60 days. In your admin choose Orders, Export, All orders, and give the CSV file here: names and addresses in it are not stored. Orders Shopify gives itself are left to Shopify.",
  choose: "Choose a CSV file",
  stop: "Stop",
  uploading: (name: string, share: number) => `${name}: ${formatNumber(Math.floor(share * 100))}%`,
  uploadedWrongly: "A part of the file did not arrive as it should. Choose the file again.",
  stopped: (share: number) =>
    `Stopped at ${formatNumber(Math.floor(share * 100))}%: choose the same file to go on`,
  people: "Finding the buyers",
  read: "Read",
  refused: "Refused",
  orders: (counted: number) => `${countOf(counted, "order")} in your figures from this file`,
  ofWhich: (orders: number, held: number) =>
    held === 0
      ? `${countOf(orders, "order")} in the file`
      : `${countOf(orders, "order")} in the file, ${formatNumber(held)} of them left to Shopify`,
  setAside: (count: number) =>
    `${countOf(count, "order")} could not be read and ${count === 1 ? "is" : "are"} set aside`,
  place: (line: number, column: string | null) =>
    column === null ? `Line ${line}` : `Line ${line}, ${column}`,
  why: (found: string | null, reason: string) =>
    found === null ? reason : `found “${found}”, ${reason}`,
  furtherOnes: (count: number) => `and ${formatNumber(count)} more`,
  remove: "Remove",
  removeNamed: (name: string) => `Remove ${name} and its orders`,
  giftCards:
    "The export does not tell gift cards from goods: orders of gift cards count as goods. It does not number products either: figures of products have no older orders.",
};
