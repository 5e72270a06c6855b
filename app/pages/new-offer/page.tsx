import {
  Banner,
  BlockStack,
  Box,
  Card,
  Checkbox,
  FormLayout,
  Layout,
  Page,
  PageActions,
  Select,
  Text,
  TextField,
} from "@shopify/polaris";
import { useActionData, useLoaderData, useNavigation, useSubmit } from "@remix-run/react";
import { customerStates, isCustomerState, stateKeys } from "../../clv/states/states.ts";
import { useFields } from "../../components/form-fields.ts";
import { formatNumber } from "../../figures/format.ts";
import type { makeFromForm } from "./act.server.ts";
import { DiscountInputs } from "./discount-inputs.tsx";
import { newOfferWords } from "./words.ts";
import { OfferSummary } from "./offer-summary.tsx";
import type { newOfferPage } from "./read.server.ts";

type Refused = () => Promise<Extract<Awaited<ReturnType<typeof makeFromForm>>, { errors: object }>>;

export default function NewOffer() {
  const loaded = useLoaderData<typeof newOfferPage>();
  const refused = useActionData<Refused>();
  const form = useFields(loaded.initial, refused);
  const { fields, set, errorOf, bind } = form;
  const submit = useSubmit();
  const isSending = useNavigation().state !== "idle";
  const launch = () => {
    if (!isSending) submit(fields, { method: "post" });
  };
  const segment = isCustomerState(fields.segment) ? fields.segment : null;
  const stale = errorOf("offerId");

  return (
    <Page
      title="New offer"
      subtitle="One discount, a code of their own for each customer, and some held out to compare with"
      backAction={{ content: "Offers", url: "/app/offers" }}
      primaryAction={{ content: "Launch offer", onAction: launch, loading: isSending }}
    >
      <Layout>
        {stale ? (
          <Layout.Section>
            <Banner tone="critical" title={stale} />
          </Layout.Section>
        ) : null}
        <Layout.Section>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              launch();
            }}
          >
            <BlockStack gap="400">
              <Card>
                <FormLayout>
                  <Select
                    label="Segment"
                    name="segment"
                    placeholder="Choose who gets it"
                    options={stateKeys.map((state) => ({
                      value: state,
                      label: `${customerStates[state].label} (${formatNumber(loaded.audiences[state].customers)})`,
                    }))}
                    value={fields.segment}
                    onChange={(value) => set("segment", value)}
                    error={errorOf("segment")}
                    helpText={
                      segment
                        ? `${customerStates[segment].meaning} ${customerStates[segment].advice}`
                        : "Customers are counted when the offer is launched."
                    }
                  />
                  <TextField
                    label="Name of the offer"
                    {...bind("title")}
                    maxLength={100}
                    helpText="Shoppers see it in their cart. Codes begin with it."
                  />
                </FormLayout>
              </Card>
              <Card>
                <DiscountInputs form={form} currency={loaded.currency} />
              </Card>
              <Card>
                <FormLayout>
                  <Checkbox
                    label="The offer ends"
                    checked={fields.expires === "yes"}
                    onChange={(checked) => set("expires", checked ? "yes" : "no")}
                    helpText={fields.expires === "yes" ? undefined : newOfferWords.openEnded}
                  />
                  {fields.expires === "yes" ? (
                    <FormLayout.Group>
                      <TextField label="Last day" type="date" {...bind("endDay")} />
                      <TextField
                        label="Time"
                        type="time"
                        {...bind("endTime")}
                        helpText={loaded.zone}
                      />
                    </FormLayout.Group>
                  ) : null}
                </FormLayout>
              </Card>
              <Card>
                <BlockStack gap="300">
                  <Text as="h2" variant="headingMd">
                    How you will know whether it paid
                  </Text>
                  <FormLayout>
                    <FormLayout.Group>
                      <TextField
                        label="Held out"
                        {...bind("holdout")}
                        inputMode="numeric"
                        suffix="%"
                        helpText={newOfferWords.holdout}
                      />
                      <TextField
                        label="Your margin (optional)"
                        {...bind("margin")}
                        inputMode="numeric"
                        suffix="%"
                        helpText="What is left of a full price after the cost of the goods."
                      />
                    </FormLayout.Group>
                  </FormLayout>
                </BlockStack>
              </Card>
            </BlockStack>
          </form>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <OfferSummary
            fields={fields}
            audience={segment ? loaded.audiences[segment] : null}
            currency={loaded.currency}
          />
        </Layout.Section>
        <Layout.Section>
          <Box paddingBlockEnd="400">
            <PageActions
              primaryAction={{ content: "Launch offer", onAction: launch, loading: isSending }}
            />
          </Box>
        </Layout.Section>
      </Layout>
    </Page>
  );
}
