import { List } from "@shopify/polaris";
import type { Reach } from "../../offers/make.server.ts";
import type { OfferFields } from "../../offers/offer-fields.ts";
import { offerInWords } from "./offer-in-words.ts";
import { confirmLaunch } from "./words.ts";

interface ConfirmLaunchProps {
  fields: OfferFields;
  reach: Reach;
  currency: string;
}

/** What launching does, with the numbers it touches. */
export function ConfirmLaunch({ fields, reach, currency }: ConfirmLaunchProps) {
  const { off, until } = offerInWords(fields, currency);
  return (
    <List>
      <List.Item>{confirmLaunch.codes(reach.treated, off)}</List.Item>
      <List.Item>{confirmLaunch.heldOut(reach.heldOut)}</List.Item>
      {reach.prospect ? (
        <List.Item>{confirmLaunch.prospect(reach.prospect, currency)}</List.Item>
      ) : null}
      <List.Item>{confirmLaunch.works(until)}</List.Item>
      <List.Item>{confirmLaunch.nothingIsSent}</List.Item>
    </List>
  );
}
