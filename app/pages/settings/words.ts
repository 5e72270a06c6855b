export const page = {
  numbersAndOffers: "Numbers and offers",
  whatYourFigures: "What your figures and new offers begin with.",
};
