export const page = {
  value: "How customer value is worked out",
  revenue: "What an order is worth",
  back: "Value",
  /** as the heading in docs/clv.md says it */
  forMerchants: "For the merchant",
};
