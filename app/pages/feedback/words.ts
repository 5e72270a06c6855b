import type { ValueTier } from "../../clv/predict/value-tiers.ts";
import { formatNumber, formatPercent, formatSpan } from "../../figures/format.ts";
import { countOf } from "../../figures/words.ts";
import type { OrderId, ProductId } from "../../ids.ts";

/** By rating, 1 first. */
export const ratingWords = ["1, very bad", "2, bad", "3, okay", "4, good", "5, excellent"];

export const tierWords: Record<ValueTier, string> = {
  top: "Top 20% by predicted value",
  middle: "Next 30%",
  rest: "Other 50%",
  none: "Nothing predicted",
};

export const productWithoutTitle = (productId: ProductId) => `Product ${productId}`;

export const figureWords = {
  averageRating: "Average rating",
  of5: "of 5",
  noAnswers: "no answers in this time",
  tooFew: (answers: number) => `${countOf(answers, "answer")}: too few to say how sure`,
  few: "too few",
  allTheSame: "all the same",
  group: (name: string, answers: number) => `${name}, ${countOf(answers, "answer")}`,
  interval: (low: number, high: number) => `${low.toFixed(2)} to ${high.toFixed(2)}`,
  formula: "mean of the ratings 1 to 5, with its 95% interval (Student’s t) from five answers on",
  answers: "Answers",
  rated: (rating: number) => `Of them ${ratingWords[rating - 1]}`,
  ordersInTheTime: "Orders in this time",
  proven: "Answers whose shopper proved the purchase, by the day they came.",
  whoAnswers:
    "Who answers chooses to: those with strong feelings answer more often, so compare with your own past, not with other shops.",
  during: (from: string, to: string) => `against ${formatSpan(from, to)}`,
};

export const page = {
  feedback: "Feedback",
  whatShoppersSayRight: "What shoppers say right after they bought",
  editQuestion: "Edit question",
  theSurveyWasNot: "The survey was not published",
  ratings: "How they rated",
  answersByRating: "Answers by rating",
  rating: "Rating",
  answers: "Answers",
  share: "Share",
  interval: "95% interval",
  placed: "The survey asks shoppers on the thank-you page. The first answer appears here.",
  toAskShoppersPlace:
    "To ask shoppers, place the block once: in your Shopify admin open Settings, Checkout, Customize, choose the Thank you page, then Add app block, “Feedback survey”, and save. Do the same on the Order status page to ask those who come back.",
  noAnswersYet: "No answers yet",
  seeTheQuestion: "See the question",
  ofOrders: (answers: number, orders: number) =>
    orders > 0
      ? `${countOf(answers, "answer")} beside ${countOf(orders, "order")} of this time, ${formatPercent(answers / orders)}.`
      : `${countOf(answers, "answer")}.`,
  howMany: ([one = 0, two = 0, , four = 0, five = 0]: readonly number[]) =>
    `${countOf(four + five, "answer")} of 4 or 5, ${formatNumber(one + two)} of 1 or 2.`,
  pending: (answers: number) =>
    answers === 1
      ? "1 answer waits for its order and is not counted yet."
      : `${countOf(answers, "answer")} wait for their orders and are not counted yet.`,
  overTime: "Average rating over time",
  byValue: "By what customers are worth",
  byValueAbout:
    "Whether those you least want to lose are content. Fewer than five answers have no interval.",
  notYet: "Said once all orders are read and values are worked out.",
  byProduct: "By product",
  productsDiffer: "Some products are rated clearly better than others.",
  noneDiffers: "No product differs clearly: the intervals overlap.",
  noProducts: "No answer of this time is to an order with a product.",
};

export const filterWords = {
  rating: "Rating",
  comment: "Comment",
  yes: "Yes",
  no: "No",
  state: "State of the customer",
  tier: "Value of the customer",
  question: "Question",
  product: "Product",
  date: "Date",
  rated: (ratings: string) => `rated ${ratings}`,
  commented: (labels: readonly string[]) =>
    labels.length > 1
      ? "with or without a comment"
      : labels[0] === "Yes"
        ? "with a comment"
        : "without a comment",
  ofState: (states: string) => `of customers who are ${states}`,
  ofTier: (tiers: string) => `of customers of ${tiers}`,
  toQuestion: (questions: string) => `to ${questions}`,
  toOrdersWith: (products: string) => `to orders with ${products}`,
};

export const viewNames = {
  all: "All",
  low: "Bad ones",
  withAComment: "With a comment",
};

/** What the list below the figures is. */
export const answersSentence = (
  clauses: readonly string[],
  span: string,
  { count, countIsComplete }: { count: number; countIsComplete: boolean },
  order: string,
) => {
  const number = countIsComplete ? formatNumber(count) : `more than ${formatNumber(count)}`;
  return `${["Answers", ...clauses].join(" ")}, ${span}: ${number}. ${order}.`;
};

export const answerOrders = {
  date: { down: "Newest first", up: "Oldest first" },
  rating: { down: "Best first", up: "Worst first" },
};

export const responsesTable = {
  title: "Answers",
  download: "Download as CSV",
  veryBad: "Very bad",
  bad: "Bad",
  okay: "Okay",
  good: "Good",
  excellent: "Excellent",
  thankYouPage: "Thank-you page",
  orderStatusPage: "Order status page",
  chooseAnotherFilter: "Choose another period or filter.",
  noAnswersLikeThis: "No answers like this",
  answer: "Answer",
  resource: { singular: "answer", plural: "answers" },
  rating: "Rating",
  order: "Order",
  customer: "Customer",
  state: "State",
  spentSoFar: "Spent so far",
  next12Months: "Next 12 months",
  date: "Date",
  of5: (rating: number, share: string) => `${rating} of 5, ${share}`,
  asked: (question: string, place: string) => `${place}: “${question}”`,
  questionNotKept: (place: string) => `${place}: an earlier question, whose words were not kept`,
  orderWithoutName: (orderId: OrderId) => `Order ${orderId}`,
  guest: "Guest",
};

export const meanInWords = (mean: number) => mean.toFixed(2);
