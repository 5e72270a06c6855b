export const page = {
  notAllIsYours: "Not everything here is open to you",
  home: "Home",
  customers: "Customers",
  value: "Value",
  segments: "Segments",
  offers: "Offers",
  feedback: "Feedback",
  settings: "Settings",
};
