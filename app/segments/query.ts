/** Of the address of a list of customers. */
export const SEGMENT_PARAM = "segment";

/** Parameters of the list of a segment's customers. */
export const querySegment = (segmentId: string): string =>
  new URLSearchParams({ [SEGMENT_PARAM]: segmentId }).toString();
