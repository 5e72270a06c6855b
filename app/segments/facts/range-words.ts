/** "2", "2 to 5", "2 or more", "up to 5". */
export function rangeWords(least: string | null, most: string | null): string {
  if (least !== null && most !== null) return least === most ? least : `${least} to ${most}`;
  return least === null ? `up to ${most ?? ""}` : `${least} or more`;
}

/** What the noun after a range agrees with: of "up to 1" the 1, of "1 or more" more than that. */
export const rangeEnd = (range: string) => range.replace(/^up to /, "");

/** "1 day", "up to 1 day", "2 or more days". */
export const daysWords = (range: string) => `${range} ${rangeEnd(range) === "1" ? "day" : "days"}`;

/** "50%", "20 to 50%", "50% or more", "up to 50%". */
export const percentWords = (range: string) => range.replace(/^(up to |.* to )?([^ ]+)/, "$1$2%");
