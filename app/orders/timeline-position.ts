/** Where a page of a customer's history goes on: what is older than an instant, to the millisecond… */
export interface TimelinePosition {
  /** ISO 8601 */
  at: string;
  /** …and, at that instant, what has a smaller id of its kind; null: all of that instant */
  id: string | null;
}
