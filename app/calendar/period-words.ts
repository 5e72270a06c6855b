/** What is wrong with a period an address asks for, next to its field. */
export const periodProblems = {
  noSuchPeriod: (found: string) => `There is no period "${found}". Choose one of these.`,
  noSuchComparison: (found: string) =>
    `Nothing can be compared with "${found}". Choose one of these.`,
  noDate: "Enter a date",
  dateDoesNotExist: "This date does not exist",
  tooEarly: "Choose a day from 1970 on",
  notYet: "Choose today or an earlier day",
  endsBeforeItBegins: "Choose the first day or a later one",
  tooLong: (years: number) => `Choose at most ${years} years`,
};
