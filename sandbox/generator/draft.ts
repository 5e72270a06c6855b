import type { Random } from "../../app/numeric/random.ts";
import type { Article, BasketMaker } from "./basket.ts";
import type { Home } from "./people.ts";

/** What is known before an order is drawn. Money in US cents of the price list, moments in seconds since 1970. */
export interface OrderDraft {
  id: number;
  number: number;
  at: number;
  kind: number;
  /** worth of the items after discounts */
  value: number;
  customerId: number | null;
  email: string | null;
  home: Home;
  isFirst: boolean;
  isHunter: boolean;
  month: number;
  dayOfMonth: number;
  /** product that led this customer's last order, −1 for none */
  previous: number;
  /** set while it is drawn: when an order that got stuck is sent at last */
  stuckUntil?: number;
}

export interface OrderTools {
  random: Random;
  basket: BasketMaker;
  giftCard: Article;
  endsAt: number;
  /** where the shop itself is */
  country: string;
  /** US cents of the price list in what the shop takes */
  listed(cents: number): number;
  /** prices hold the tax */
  taxesIncluded: boolean;
  nextId(kind: "lineItem" | "refund"): number;
}
