export const words = {
  paretoNbd: "Pareto/NBD",
  bgNbd: "BG/NBD",
  mbgNbd: "MBG/NBD",
  mbgCnbd2: "MBG/CNBD-2",
  mbgCnbd3: "MBG/CNBD-3",
  mbgCnbd4: "MBG/CNBD-4",
  predictedTodayNext12: "Predicted today, next 12 months",
  tooLittleHistory: "too little history to predict",
  theModelFitted:
    "the model fitted to your orders last night, asked about the same customer with one more order today, or with more days since the last",
  theRules:
    "the rules of the states, asked about the same customer with one more order today, or with more days since the last",
  daysWithAnOrder: "Days with an order",
  fromTheFirstOrder: "From the first order to the last",
  sinceTheFirstOrder: "From the first order to today",
  assumedValue: "Assumed value of an order today",
  eachRow: "Each row is for the 12 months and 90 days that begin on that day.",
  statesAsTheRules: "States as the rules give them at once; a real move has to hold for two days.",
  itDoesNotSay: "It does not say how to bring about an order, only what one would mean.",
  thereIsAnOrder: "There is an order today already: a second one would be the same visit.",
  daysBetweenOrders: "Days between orders in your shop",
};
