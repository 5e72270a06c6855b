/** The lists that can be kept under names. */
export const listsWithViews = ["customers"] as const;
export type ListWithViews = (typeof listsWithViews)[number];

export const LONGEST_VIEW_NAME = 40;
export const LONGEST_VIEW_QUERY = 6000;
/** More are no help to find anything. */
export const MOST_VIEWS = 50;

/** A name as two are compared: capitals and spaces do not tell them apart. */
export const viewNameKey = (name: string): string => name.replace(/\s+/g, " ").trim().toLowerCase();
