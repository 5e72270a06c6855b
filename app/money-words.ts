/** Beside an amount of a form. */
export const amountProblems = {
  /** @param example an amount as people type it */
  unreadable: (currency: string, example: string) =>
    `Enter an amount in ${currency}, such as ${example}`,
  zero: "Enter an amount above zero",
};
