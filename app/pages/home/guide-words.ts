export const words = {
  readYourOrders: "Read your orders",
  runsByItself: "Runs by itself. Every number comes from them.",
  chooseTheQuestionShoppers: "Choose the question shoppers are asked",
  oneRating: "One rating and an optional comment, right after they bought.",
  writeTheQuestion: "Write the question",
  placeTheSurvey: "Place the survey on the thank-you page",
  addTheFeedbackSurvey:
    "Add the Feedback survey block in the checkout editor: shoppers are asked from then on.",
  openCheckoutEditor: "Open checkout editor",
  createYourFirstOffer: "Create your first offer",
  forOneSegment: "For one segment, with a holdout that shows what it brought.",
  createOffer: "Create offer",
  scheduleAFlashSale: "Schedule a flash sale",
  aNativeDiscount: "A native discount that starts and ends by itself.",
  scheduleSale: "Schedule sale",
};
