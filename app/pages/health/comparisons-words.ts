export const words = {
  everyHour: "Every hour: orders that changed",
  everyNight: "Every night: how many, and the newest amounts",
  everyWeek: "Every week: every order, line by line",
  shopifyDidNotSay: "Shopify did not say why.",
};
