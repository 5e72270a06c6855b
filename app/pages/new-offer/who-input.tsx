import { BlockStack, Button, InlineError, InlineStack, Link, Select, Text } from "@shopify/polaris";
import { customerStates, isCustomerState, stateKeys } from "../../clv/states/states.ts";
import type { Audience } from "../../offers/audience.server.ts";
import { fieldId } from "../../components/form-focus.ts";
import type { useFields } from "../../components/form-fields.ts";
import type { OfferFields } from "../../offers/offer-fields.ts";
import { namesPeople } from "./list-query.ts";
import type { LoadedForm } from "./read.server.ts";
import { fieldLabels, page, whoInput } from "./words.ts";

interface WhoInputProps {
  form: ReturnType<typeof useFields<OfferFields>>;
  loaded: Pick<LoadedForm, "audiences" | "list" | "own">;
}

/** Whom the form is for so far, in words and numbers. */
export function whomOf(
  { customers, segment }: Pick<OfferFields, "customers" | "segment">,
  { list, audiences, own }: Pick<LoadedForm, "list" | "audiences" | "own">,
): { who: string; audience: Audience | null } {
  if (customers !== "" && list)
    return "problem" in list ? { who: "", audience: null } : { who: list.words, audience: list };
  const ofOwn = own.find(({ segmentId }) => segmentId === segment);
  if (ofOwn) return { who: whoInput.own(ofOwn.named), audience: ofOwn.audience };
  return isCustomerState(segment)
    ? { who: customerStates[segment].label, audience: audiences[segment] }
    : { who: "", audience: null };
}

/** Whom the offer is for: a segment, or the list the merchant came from. */
export function WhoInput({ form, loaded: { audiences, list, own } }: WhoInputProps) {
  const { fields } = form;
  if (fields.customers !== "" && list) return <ListInput form={form} list={list} />;
  const ofStates = stateKeys.map((state) => ({
    value: state,
    label: page.segmentOf(customerStates[state].label, audiences[state].customers),
  }));
  const ofOwn = [
    {
      title: whoInput.yourOwn,
      options: own.map(({ segmentId, name, audience }) => ({
        value: segmentId,
        label: audience ? page.segmentOf(name, audience.customers) : name,
      })),
    },
  ];
  const segment = isCustomerState(fields.segment) ? customerStates[fields.segment] : null;
  return (
    <BlockStack gap="200">
      <Select
        label={fieldLabels.segment}
        {...form.bind("segment")}
        placeholder={page.chooseWhoGetsIt}
        options={
          own.length === 0 ? ofStates : [...ofOwn, { title: whoInput.everyShop, options: ofStates }]
        }
        helpText={segment ? `${segment.meaning} ${segment.advice}` : page.customersAreCounted}
      />
      <Text as="p" variant="bodySm" tone="subdued">
        {whoInput.orChoose} <Link url="/app/customers">{whoInput.customers}</Link>
      </Text>
    </BlockStack>
  );
}

/** A list of customers: what it is, how many it holds, and the way back to it. */
function ListInput({
  form,
  list,
}: {
  form: WhoInputProps["form"];
  list: NonNullable<LoadedForm["list"]>;
}) {
  const problem = form.errorOf("segment") ?? ("problem" in list ? list.problem : null);
  return (
    <div id={fieldId("segment")}>
      <BlockStack gap="200">
        {"problem" in list ? null : (
          <Text as="p" fontWeight="semibold">
            {whoInput.list(list.words, list.customers)}
          </Text>
        )}
        {problem ? <InlineError message={problem} fieldID={fieldId("segment")} /> : null}
        <Text as="p" tone="subdued">
          {whoInput.frozen}
          {namesPeople(form.fields.customers) ? ` ${whoInput.notKept}` : ""}
        </Text>
        <InlineStack gap="300">
          <Link url={`/app/customers?${form.fields.customers}`}>{whoInput.seeList}</Link>
          <Button variant="plain" onClick={() => form.set("customers", "")}>
            {whoInput.segmentInstead}
          </Button>
        </InlineStack>
      </BlockStack>
    </div>
  );
}
