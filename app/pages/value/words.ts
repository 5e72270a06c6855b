export const frame = {
  value: "Value",
  seeCustomers: "See customers",
  beingWorkedOut: "Being worked out",
  noCustomersYet: "No customers yet",
  allObjected: "All customers objected to being profiled",
  nothingOfThem:
    "What their orders brought counts for the shop, and Home shows it. No value, state or chance is worked out of anybody who objected.",
  goToHome: "Go to Home",
  inAMoment: "What your customers are worth appears here in a moment.",
  onceOrdersAreRead:
    "What your customers are worth, with its interval and its test against your own orders, appears here once all orders are read.",
};

/** The tabs, by the last part of their address. */
export const tabs = {
  overview: "Overview",
  retention: "Retention",
  churn: "Churn",
  accuracy: "Accuracy",
};
