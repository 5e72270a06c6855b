import { AccessDenied, UserErrors, type UserError } from "./errors.ts";

/** What a room says when Shopify refuses what it asked for. */
export interface RefusalWords {
  refused: (errors: UserError[]) => string;
  missingAccess: string;
}

/** The sentence for the merchant when trying again would not help; null for everything else. */
export function refusal(error: unknown, words: RefusalWords): string | null {
  if (error instanceof UserErrors) return words.refused(error.errors);
  return error instanceof AccessDenied ? words.missingAccess : null;
}
