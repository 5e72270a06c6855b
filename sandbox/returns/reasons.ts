interface Reason {
  id: number;
  name: string;
  handle: string;
  /** the one of the older, short list that stands for it */
  reason: string;
}

const ofKind = (id: number, name: string): Reason => ({
  id,
  name,
  handle: name.toLowerCase().replaceAll(" ", "-"),
  reason: "OTHER",
});

/** Shopify's library of reasons; of its many for single kinds of goods the first ones. */
export const reasons: readonly Reason[] = [
  { id: 1, name: "Unknown", handle: "unknown", reason: "UNKNOWN" },
  { id: 2, name: "Changed my mind", handle: "changed-my-mind", reason: "UNWANTED" },
  {
    id: 3,
    name: "Item not as described",
    handle: "item-not-as-described",
    reason: "NOT_AS_DESCRIBED",
  },
  {
    id: 4,
    name: "Received the wrong item",
    handle: "received-the-wrong-item",
    reason: "WRONG_ITEM",
  },
  { id: 5, name: "Other", handle: "other-reason", reason: "OTHER" },
  { id: 6, name: "Damaged or defective", handle: "damaged-or-defective", reason: "DEFECTIVE" },
  { id: 7, name: "Too small", handle: "too-small", reason: "SIZE_TOO_SMALL" },
  { id: 8, name: "Too big", handle: "too-big", reason: "SIZE_TOO_LARGE" },
  { id: 9, name: "Style", handle: "style", reason: "STYLE" },
  { id: 10, name: "Color", handle: "color", reason: "COLOR" },
  ofKind(11, "Absorbency"),
  ofKind(12, "Academic level"),
  ofKind(13, "Accuracy"),
  ofKind(14, "Adhesion"),
  ofKind(15, "Adhesive"),
  ofKind(16, "Adhesive strength"),
  ofKind(17, "Adjustability"),
  ofKind(18, "Age range"),
  ofKind(19, "Amperage"),
  ofKind(20, "Angle"),
];

export const reasonByHandle = (handle: string) => reasons.find((one) => one.handle === handle)!;
export const reasonById = (id: number) => reasons.find((one) => one.id === id) ?? null;
/** the definition that stands for a reason of the older list */
export const reasonOf = (reason: string) => reasons.find((one) => one.reason === reason)!;
