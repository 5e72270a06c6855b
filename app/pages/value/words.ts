export const frame = {
  value: "Value",
  seeCustomers: "See customers",
  beingWorkedOut: "Being worked out",
  noCustomersYet: "No customers yet",
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
