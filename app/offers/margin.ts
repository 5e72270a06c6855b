/** A margin as typed: empty = unknown. @returns per cent, null, or what is wrong with it */
export function typedMargin(text: string): number | null | { problem: string } {
  const plain = text.trim();
  if (plain === "") return null;
  const percent = Number(plain);
  return /^\d{1,3}$/.test(plain) && percent >= 1 && percent <= 100
    ? percent
    : { problem: "The margin is a whole number from 1 to 100" };
}
