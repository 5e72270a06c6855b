/** Per cent of an audience that may be held out. */
export const holdoutLimits = { least: 0, most: 50 } as const;
