/** What a sale brought beyond what would have been sold without it, with its 95 % interval. */
export interface Effect {
  mean: number;
  low: number;
  high: number;
}
