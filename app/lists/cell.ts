import type { BadgeProps } from "@shopify/polaris";

export type Tone = BadgeProps["tone"];

/** What stands in a list; the page that draws it knows each kind once. */
export type Cell =
  | { kind: "text"; text: string }
  | { kind: "link"; text: string; url: string }
  /** right-aligned; `small` stands below, as an interval does */
  | { kind: "number"; text: string; small?: string | null }
  /** `about` is read before it and not seen: "State" */
  | {
      kind: "badge";
      text: string;
      about: string;
      tone?: Tone;
      progress?: BadgeProps["progress"];
    };

export interface ListRow {
  id: string;
  /** what it is called where it is read out or chosen */
  name: string;
  /** as many as there are columns */
  cells: Cell[];
  /** the same in a few words, for phones; what leads nowhere has no address */
  card: { url: string | null; lead: string; small: string; badge: Cell | null };
}
