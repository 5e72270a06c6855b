import { formatNumber } from "../../figures/format.ts";
import { countOf } from "../../figures/words.ts";
import type { OrderId } from "../../ids.ts";

/** By rating, 1 first. */
export const ratingWords = ["1, very bad", "2, bad", "3, okay", "4, good", "5, excellent"];

export const averageCard = {
  averageRating: "Average rating",
  interval: (low: string, high: string) => `${low} to ${high}`,
  answers: (answers: number, commented: number) =>
    `${countOf(answers, "answer")}, ${formatNumber(commented)} with a comment.`,
  sinceTheFirstAnswer: (ordersSince: number) =>
    ` ${countOf(ordersSince, "order")} since the first answer.`,
  pending: (answers: number) =>
    answers === 1
      ? "1 answer waits for the order and is not counted yet."
      : `${countOf(answers, "answer")} wait for the order and are not counted yet.`,
  meanOfTheRatings:
    "Mean of the ratings 1 to 5 with its 95% interval (Student’s t), from five answers on. Counted are answers whose shopper proved the purchase. Who answers chooses to: those with strong feelings answer more often, so compare with your own past, not with other shops.",
};

export const page = {
  feedback: "Feedback",
  whatShoppersSayRight: "What shoppers say right after they bought",
  editQuestion: "Edit question",
  theSurveyWasNot: "The survey was not published",
  ratings: "Ratings",
  answersByRating: "Answers by rating",
  rating: "Rating",
  answers: "Answers",
  share: "Share",
  all: "All",
  withAComment: "With a comment",
  placed: "The survey asks shoppers on the thank-you page. The first answer appears here.",
  toAskShoppersPlace:
    "To ask shoppers, place the block once: in your Shopify admin open Settings, Checkout, Customize, choose the Thank you page, then Add app block, “Feedback survey”, and save. Do the same on the Order status page to ask those who come back.",
  noAnswersYet: "No answers yet",
  seeTheQuestion: "See the question",
};

export const responsesTable = {
  veryBad: "Very bad",
  bad: "Bad",
  okay: "Okay",
  good: "Good",
  excellent: "Excellent",
  thankYouPage: "Thank-you page",
  orderStatusPage: "Order status page",
  chooseAnotherFilter: "Choose another filter.",
  noAnswersLikeThis: "No answers like this",
  answer: "Answer",
  order: "Order",
  customer: "Customer",
  spentSoFar: "Spent so far",
  next12Months: "Next 12 months",
  date: "Date",
  of5: (rating: number, share: string) => `${rating} of 5, ${share}`,
  orderWithoutName: (orderId: OrderId) => `Order ${orderId}`,
  orderNotHereYet: "Order not here yet",
  guest: "Guest",
};
