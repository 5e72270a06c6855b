import { redacted } from "../../app/log.server.ts";

/** Shopify's ids, and telephone numbers: longer than any count that is printed. */
const LONG_NUMBERS = /\+?\d[\d ().-]{5,}\d/g;

/** The text without what names somebody or opens something: for what others wrote, errors above all. */
export const nobodyIn = (text: string): string => redacted(text).replace(LONG_NUMBERS, "…");
