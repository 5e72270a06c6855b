/** Several words as one parameter of an address, parted by commas; a comma inside a word is written otherwise. */
export const joined = (words: readonly string[]): string =>
  words.map((word) => word.replaceAll("%", "%25").replaceAll(",", "%2C")).join(",");

/** The words of such a parameter, each once. */
export const parted = (text: string): string[] => [
  ...new Set(
    text
      .split(",")
      .map((word) => word.replaceAll("%2C", ",").replaceAll("%25", "%"))
      .filter(Boolean),
  ),
];
