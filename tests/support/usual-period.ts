import { askedPeriod, type AskedPeriod } from "../../app/calendar/asked-period.ts";
import { shopDay } from "../../app/calendar/shop-day.ts";

/** What a page shows to whoever has not chosen a period, or asks for one by its address. */
export const periodAt = (now: Date, timeZone = "UTC", address = ""): AskedPeriod =>
  askedPeriod(new URLSearchParams(address), null, shopDay(now, timeZone));
