/** Orders of a day with a code of any offer; amounts in minor units. */
export interface DayOfRedemptions {
  /** of the shop, YYYY-MM-DD */
  day: string;
  orders: number;
  revenueMinor: number;
  discountMinor: number;
}
