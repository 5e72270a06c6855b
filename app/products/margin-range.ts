/** Per cent of a full price that is left after the cost of the goods. */
export const marginRange = { least: 1, most: 100, decimals: 1 } as const;
