/** What became of an offer for a customer. */
export interface CustomerCode {
  offerId: string;
  title: string;
  /** null for who was held out, and until Shopify has the code */
  code: string | null;
  isHeldOut: boolean;
  /** times it was used, and what was taken off in all */
  used: number;
  discountMinor: number;
}

interface Event {
  offerId: string;
  title: string;
  kind: "given" | "held_out" | "redeemed";
  code: string | null;
  discountMinor: number | null;
}

/** One line an offer, the newest first. @param events the newest first */
export function codesOf(events: readonly Event[]): CustomerCode[] {
  const codes = new Map<string, CustomerCode>();
  for (const { offerId, title, kind, code, discountMinor } of events) {
    const known = codes.get(offerId) ?? {
      offerId,
      title,
      code: null,
      isHeldOut: false,
      used: 0,
      discountMinor: 0,
    };
    codes.set(offerId, {
      ...known,
      code: known.code ?? code,
      isHeldOut: known.isHeldOut || kind === "held_out",
      used: known.used + Number(kind === "redeemed"),
      discountMinor: known.discountMinor + (discountMinor ?? 0),
    });
  }
  return [...codes.values()];
}
