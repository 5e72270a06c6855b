export const page = {
  notAllIsYours: "Not everything here is open to you",
  home: "Home",
  customers: "Customers",
  value: "Value",
  churn: "Churn",
  segments: "Segments",
  offers: "Offers",
  feedback: "Feedback",
  settings: "Settings",
};
