export const LONGEST_SEGMENT_NAME = 60;
/** More are no help to find anything, and each is counted every night. */
export const MOST_SEGMENTS = 100;

/** A name as it is kept: without spaces that nobody sees. */
export const segmentName = (typed: string): string => typed.replace(/\s+/g, " ").trim();

/** A name as two are compared: capitals do not tell them apart. */
export const segmentNameKey = (name: string): string => segmentName(name).toLowerCase();
