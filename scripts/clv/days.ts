/** Dates beyond are a mistake, and the models count at most 65,535 days. */
export const PLAUSIBLE = "from 1960 to 2100";

export function isPlausible(day: number): boolean {
  return day > -3_653 && day < 47_847;
}
