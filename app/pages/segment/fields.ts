/** What the form of a segment sends. */
export const segmentFields = {
  segmentId: "",
  name: "",
  /** conditions, as JSON */
  definition: "",
  /** the version it was shown with; empty = it is new */
  version: "",
};
export type SegmentFields = typeof segmentFields;
