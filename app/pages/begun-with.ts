import { draftWords } from "./drafts-words.ts";

/** What a form begins with, and what its address asked for in vain; null = nothing. */
export interface Begun<Fields> {
  fields: Fields;
  missed: string | null;
}

/** Why a form is empty that was to begin with a draft or with something there was. */
export function missedBy(search: URLSearchParams): string | null {
  if (search.get("draft")) return draftWords.notThere;
  return search.get("like") ? draftWords.nothingLike : null;
}
