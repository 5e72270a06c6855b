import { z } from "zod";

/** The year 0 is one of zod's, and neither of the database's nor of the clock's. */
const isKnown = (text: string) => !text.startsWith("0000");

/** An instant in UTC (ISO 8601), as addresses and messages name it. */
export const instant = z.iso.datetime().refine(isKnown);

/** A day, as YYYY-MM-DD. */
export const calendarDay = z.iso.date().refine(isKnown);
