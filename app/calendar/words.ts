/** Beside the day or the time of a form. */
export const momentProblems = {
  noZone: (timeZone: string) => `"${timeZone}" is not a time zone`,
  noDate: "Enter a date",
  noTime: "Enter a time",
  dateDoesNotExist: "This date does not exist",
  /** @param time "02:30", which the clocks skip; @param next the first there is again */
  skipped: (time: string, next: string) =>
    `${time} does not exist on this day: the clocks are set forward. Choose ${next} or later.`,
};
