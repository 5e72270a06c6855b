import type { BadgeProps } from "@shopify/polaris";

export type Tone = BadgeProps["tone"];

/** `about` is read before it and not seen: "State" */
export interface BadgeCell {
  kind: "badge";
  text: string;
  about: string;
  tone?: Tone;
  progress?: BadgeProps["progress"];
}

/** Estimates of one kind under each other, on one track. */
export interface IntervalsCell {
  kind: "intervals";
  /** end of the track, which begins at zero */
  to: number;
  /** `said` stands beside each: "12% held out" */
  sides: { name: string; said: string; value: number; low: number; high: number }[];
  badge: BadgeCell | null;
}

/** What somebody said: in short, in their words, and what they were asked. */
export interface QuoteCell {
  kind: "quote";
  lead: string;
  text: string | null;
  small: string;
}

/** What stands in a list; the page that draws it knows each kind once. */
export type Cell =
  | { kind: "text"; text: string }
  /** `small` stands below; `isOut`: it leads out of the app, into Shopify's own pages */
  | { kind: "link"; text: string; url: string; small?: string; isOut?: true }
  /** right-aligned; `small` stands below, as an interval does */
  | { kind: "number"; text: string; small?: string | null }
  | BadgeCell
  | IntervalsCell
  | QuoteCell;

export interface ListRow {
  id: string;
  /** what it is called where it is read out or chosen */
  name: string;
  /** as many as there are columns */
  cells: Cell[];
  card: ListCard;
}

/** A row in a few words, for phones. */
export interface ListCard {
  /** what leads nowhere has no address */
  url: string | null;
  lead: string;
  small: string;
  badge: Cell | null;
  /** below the rest, over the whole width */
  below?: IntervalsCell | QuoteCell | null;
}
