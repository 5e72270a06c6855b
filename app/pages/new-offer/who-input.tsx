import { Select } from "@shopify/polaris";
import { customerStates, isCustomerState, stateKeys } from "../../clv/states/states.ts";
import type { useFields } from "../../components/form-fields.ts";
import type { OfferFields } from "../../offers/offer-fields.ts";
import type { LoadedForm } from "./read.server.ts";
import { fieldLabels, page } from "./words.ts";

interface WhoInputProps {
  form: ReturnType<typeof useFields<OfferFields>>;
  audiences: LoadedForm["audiences"];
}

/** The segment that gets the offer, with how many it holds and what it means. */
export function WhoInput({ form, audiences }: WhoInputProps) {
  const { fields } = form;
  const segment = isCustomerState(fields.segment) ? customerStates[fields.segment] : null;
  return (
    <Select
      label={fieldLabels.segment}
      {...form.bind("segment")}
      placeholder={page.chooseWhoGetsIt}
      options={stateKeys.map((state) => ({
        value: state,
        label: page.segmentOf(customerStates[state].label, audiences[state].customers),
      }))}
      helpText={segment ? `${segment.meaning} ${segment.advice}` : page.customersAreCounted}
    />
  );
}
