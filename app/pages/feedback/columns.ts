import { formatInstant, formatMoney } from "../../figures/format.ts";
import type { CustomerId, OrderId } from "../../ids.ts";
import type { Cell, QuoteCell } from "../../lists/cell.ts";
import type { ColumnEntry } from "../../lists/columns.ts";
import { toDecimal } from "../../money.ts";
import { stateCell } from "../state-cell.ts";
import { answerOrders, responsesTable as words } from "./words.ts";

/** An answer beside what the shop knows of who gave it; amounts in minor units. */
export interface ListedAnswer {
  responseId: string;
  rating: number;
  comment: string | null;
  /** what was asked; null = not kept */
  question: string | null;
  touchpoint: string;
  receivedAt: Date;
  orderId: OrderId;
  orderName: string | null;
  customerId: CustomerId | null;
  /** as far as Shopify tells it */
  name: string | null;
  customerRevenueMinor: number | null;
  clv12Minor: number | null;
  customerState: string | null;
  /** they objected to being profiled */
  unprofiled: boolean;
}

/** Where the list is read. */
export interface AnswersPlace {
  currency: string;
  timeZone: string;
}

const ratings = [words.veryBad, words.bad, words.okay, words.good, words.excellent];
const touchpoints: Record<string, string> = {
  thank_you: words.thankYouPage,
  order_status: words.orderStatusPage,
};

export const ratingInWords = ({ rating }: ListedAnswer) =>
  words.of5(rating, ratings[rating - 1] ?? "");

/** What was said, where the shopper was asked, and what. @param lead what stands above it */
export function quoteOf({ touchpoint, question, comment }: ListedAnswer, lead: string): QuoteCell {
  const place = touchpoints[touchpoint] ?? touchpoint;
  const small = question === null ? words.questionNotKept(place) : words.asked(question, place);
  return { kind: "quote", lead, text: comment, small };
}

const none = "–";
const money = (minor: number | null, currency: string, about = ""): Cell => ({
  kind: "number",
  text: minor === null ? none : `${about}${formatMoney(minor, currency)}`,
});
const amountInFile = (minor: number | null, { currency }: AnswersPlace) =>
  minor === null ? "" : toDecimal(minor, currency);

/** The columns of the list of answers, in the order of the CSV file. */
export const answerColumns: readonly ColumnEntry<ListedAnswer, AnswersPlace>[] = [
  {
    key: "rating",
    title: words.answer,
    isNumber: false,
    isUsual: true,
    cell: (answer) => quoteOf(answer, ratingInWords(answer)),
    order: answerOrders.rating,
    file: {
      answer_id: ({ responseId }) => responseId,
      rating: ({ rating }) => rating,
      comment: ({ comment }) => comment ?? "",
      asked_on: ({ touchpoint }) => touchpoint,
      question: ({ question }) => question ?? "",
    },
  },
  {
    key: "order",
    title: words.order,
    isNumber: false,
    isUsual: true,
    cell: ({ orderId, orderName }) => ({
      kind: "link",
      text: orderName || words.orderWithoutName(orderId),
      url: `shopify://admin/orders/${orderId}`,
      isOut: true,
    }),
    order: null,
    file: { order_id: ({ orderId }) => orderId, order: ({ orderName }) => orderName ?? "" },
  },
  {
    key: "customer",
    title: words.customer,
    isNumber: false,
    isUsual: true,
    cell: ({ customerId, name }) =>
      customerId === null
        ? { kind: "text", text: words.guest }
        : { kind: "link", text: name ?? words.customer, url: `/app/customers/${customerId}` },
    order: null,
    // names are asked for live and never leave with a file
    file: { customer_id: ({ customerId }) => customerId ?? "" },
  },
  {
    key: "state",
    title: words.state,
    isNumber: false,
    isUsual: true,
    cell: ({ customerId, customerState, unprofiled }) =>
      customerId === null ? { kind: "text", text: none } : stateCell(customerState, unprofiled),
    order: null,
    file: { state: ({ customerState }) => customerState ?? "" },
  },
  {
    key: "spent",
    title: words.spentSoFar,
    isNumber: true,
    isUsual: true,
    cell: ({ customerRevenueMinor }, { currency }) => money(customerRevenueMinor, currency),
    order: null,
    file: {
      spent_so_far: ({ customerRevenueMinor }, place) => amountInFile(customerRevenueMinor, place),
      currency: (_, { currency }) => currency,
    },
  },
  {
    key: "predicted",
    title: words.next12Months,
    isNumber: true,
    isUsual: true,
    cell: ({ clv12Minor }, { currency }) => money(clv12Minor, currency, "~"),
    order: null,
    file: { predicted_12_months: ({ clv12Minor }, place) => amountInFile(clv12Minor, place) },
  },
  {
    key: "date",
    title: words.date,
    isNumber: false,
    isUsual: true,
    cell: ({ receivedAt }, { timeZone }) => ({
      kind: "text",
      text: formatInstant(receivedAt.toISOString(), timeZone),
    }),
    order: answerOrders.date,
    file: { at: ({ receivedAt }) => receivedAt.toISOString() },
  },
];
