import { wallTime } from "../../calendar/wall-time.ts";
import { discountInWords } from "../../discounts/words.ts";
import { formatDay, formatMoney, formatNumber } from "../../figures/format.ts";
import type { Cell } from "../../lists/cell.ts";
import type { ColumnEntry } from "../../lists/columns.ts";
import { toDecimal } from "../../money.ts";
import { offerPhases } from "../offer-words.ts";
import type { ListedOffer, OffersPlace } from "./listed.ts";
import { outcomeCell, outcomeInFile } from "./outcome-cell.ts";
import { offerOrders, offerTable as words } from "./words.ts";

const count = (value: number): Cell => ({ kind: "number", text: formatNumber(value) });

const dayOf = (at: string | null, zone: string) => (at === null ? null : wallTime(at, zone).day);

export const phaseCell = ({ phase }: ListedOffer) => {
  const { label, tone, progress } = offerPhases[phase];
  return {
    kind: "badge" as const,
    about: words.state,
    text: label,
    ...(tone ? { tone } : {}),
    ...(progress ? { progress } : {}),
  };
};

/** What an offer takes off, and whom it is for. */
export const termsOf = ({ discount, whom }: ListedOffer, { currency }: OffersPlace) =>
  words.discountFor(discountInWords(discount, currency), whom);

/** The columns of the list of offers, in the order of the CSV file. */
export const offerColumns: readonly ColumnEntry<ListedOffer, OffersPlace>[] = [
  {
    key: "offer",
    title: words.offer,
    isNumber: false,
    isUsual: true,
    cell: (offer, place) => ({
      kind: "link",
      text: offer.title,
      url: `/app/offers/${offer.offerId}`,
      small: termsOf(offer, place),
    }),
    order: null,
    file: {
      offer_id: ({ offerId }) => offerId,
      offer: ({ title }) => title,
      discount: ({ discount }, { currency }) => discountInWords(discount, currency),
      customers: ({ whom }) => whom,
    },
  },
  {
    key: "state",
    title: words.state,
    isNumber: false,
    isUsual: true,
    cell: phaseCell,
    order: null,
    file: { state: ({ phase }) => phase },
  },
  {
    key: "outcome",
    title: words.outcome,
    isNumber: false,
    isUsual: true,
    cell: ({ outcome }) => outcomeCell(outcome),
    order: null,
    file: outcomeInFile,
  },
  {
    key: "treated",
    title: words.withACode,
    isNumber: true,
    isUsual: true,
    cell: ({ treated }) => count(treated),
    order: offerOrders.most,
    file: { with_a_code: ({ treated }) => treated },
  },
  {
    key: "held",
    title: words.heldOut,
    isNumber: true,
    isUsual: true,
    cell: ({ heldOut }) => count(heldOut),
    order: null,
    file: { held_out: ({ heldOut }) => heldOut },
  },
  {
    key: "redeemed",
    title: words.redeemed,
    isNumber: true,
    isUsual: true,
    cell: ({ redemptions }) => count(redemptions),
    order: offerOrders.most,
    file: { redeemed: ({ redemptions }) => redemptions },
  },
  {
    key: "revenue",
    title: words.revenueWithACode,
    isNumber: true,
    isUsual: true,
    cell: ({ revenueMinor }, { currency }) => ({
      kind: "number",
      text: formatMoney(revenueMinor, currency),
    }),
    order: offerOrders.most,
    file: {
      revenue_with_a_code: ({ revenueMinor }, { currency }) => toDecimal(revenueMinor, currency),
      currency: (_, { currency }) => currency,
    },
  },
  {
    key: "begun",
    title: words.begun,
    isNumber: false,
    isUsual: false,
    cell: ({ createdAt }, { timeZone }) => ({
      kind: "text",
      text: formatDay(wallTime(createdAt, timeZone).day),
    }),
    order: offerOrders.days,
    file: { made: ({ createdAt }, { timeZone }) => wallTime(createdAt, timeZone).day },
  },
  {
    key: "ends",
    title: words.ends,
    isNumber: false,
    isUsual: true,
    cell: ({ endsAt }, { timeZone }) => {
      const day = dayOf(endsAt, timeZone);
      return { kind: "text", text: day === null ? words.noEnd : formatDay(day) };
    },
    order: offerOrders.days,
    file: { ends: ({ endsAt }, { timeZone }) => dayOf(endsAt, timeZone) ?? "" },
  },
];
