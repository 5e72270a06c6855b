import { formatInstant } from "../../figures/format.ts";
import type { CustomerId } from "../../ids.ts";
import type { Cell } from "../../lists/cell.ts";
import type { ListPage } from "../../lists/list.ts";
import { plainList } from "../../lists/plain.ts";
import { customerInWords, openedInWords, page } from "./words.ts";

interface Entry {
  entryId: string;
  at: string;
  /** who it was */
  name: string;
  what: string;
  customerId: CustomerId | null;
}

/** The log as a list. */
export function entriesList(entries: readonly Entry[], timeZone: string): ListPage {
  const customer = ({ customerId }: Entry): Cell =>
    customerId === null
      ? { kind: "text", text: "" }
      : {
          kind: "link",
          text: customerInWords(customerId),
          url: `/app/customers/${customerId}`,
        };
  return plainList(
    [
      { key: "when", title: page.when },
      { key: "who", title: page.who },
      { key: "what", title: page.what },
      { key: "customer", title: page.customer },
    ],
    entries.map((entry) => ({
      id: entry.entryId,
      name: openedInWords(entry.what),
      cells: [
        { kind: "text", text: formatInstant(entry.at, timeZone) },
        { kind: "text", text: entry.name },
        { kind: "text", text: openedInWords(entry.what) },
        customer(entry),
      ],
      card: {
        url: entry.customerId === null ? null : `/app/customers/${entry.customerId}`,
        lead: entry.name,
        small: [
          formatInstant(entry.at, timeZone),
          ...(entry.customerId === null ? [] : [customerInWords(entry.customerId)]),
        ].join(", "),
        badge: null,
      },
    })),
    page.about,
  );
}
