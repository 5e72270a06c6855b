/** Per cent of an offer's audience that gets none, so that its effect can be seen. */
export const holdoutRange = { least: 0, most: 50, decimals: 0 } as const;
