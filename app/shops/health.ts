import type { HealthLine } from "../figures/health-line.ts";
import { missingScopes, readsWholeHistory } from "./access.ts";
import { accessLine, connectionLine, historyLine } from "./words.ts";

interface Shop {
  pausedReason: string | null;
  /** granted; empty until the first job has asked Shopify */
  scopes: string[];
  historySince: Date | null;
  timezone: string;
}

export const connectionHealth = (shop: Shop): HealthLine => connectionLine(shop.pausedReason);

export const accessHealth = ({ scopes }: Shop): HealthLine =>
  accessLine(scopes.length > 0 ? missingScopes(scopes) : null);

export const historyHealth = ({ scopes, historySince, timezone }: Shop): HealthLine =>
  historyLine(
    {
      isKnown: scopes.length > 0,
      since: historySince,
      allGranted: readsWholeHistory(scopes),
    },
    timezone,
  );
