import type { DraftForm } from "../shops/draft.ts";
import { offerFields, type OfferFields } from "./offer-fields.ts";

export const offerDraft: DraftForm<OfferFields> = {
  table: "offer_drafts",
  made: "offers",
  column: "offer_id",
  idName: "offerId",
  begin: offerFields,
};
