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
import { OfferSummary } from "./offer-summary.tsx";
import type { newOfferPage } from "./read.server.ts";
import { titled } from "../../components/titled.ts";
import { newOfferWords, page } from "./words.ts";

type Refused = () => Promise<Extract<Awaited<ReturnType<typeof makeFromForm>>, { errors: object }>>;

export const meta = titled(page.newOffer);

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
      title={page.newOffer}
      subtitle={page.oneDiscountACode}
      backAction={{ content: page.offers, url: "/app/offers" }}
      primaryAction={{ content: page.launchOffer, onAction: launch, loading: isSending }}
    >
      <Layout>
        {loaded.waits && !stale ? (
          <Layout.Section>
            <Banner tone="info" title={loaded.waits} />
          </Layout.Section>
        ) : null}
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
                    label={page.segment}
                    name="segment"
                    placeholder={page.chooseWhoGetsIt}
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
                        : page.customersAreCounted
                    }
                  />
                  <TextField
                    label={page.nameOfTheOffer}
                    {...bind("title")}
                    maxLength={100}
                    helpText={page.shoppersSee}
                  />
                </FormLayout>
              </Card>
              <Card>
                <DiscountInputs form={form} currency={loaded.currency} />
              </Card>
              <Card>
                <FormLayout>
                  <Checkbox
                    label={page.theOfferEnds}
                    checked={fields.expires === "yes"}
                    onChange={(checked) => set("expires", checked ? "yes" : "no")}
                    helpText={fields.expires === "yes" ? undefined : newOfferWords.openEnded}
                  />
                  {fields.expires === "yes" ? (
                    <FormLayout.Group>
                      <TextField label={page.lastDay} type="date" {...bind("endDay")} />
                      <TextField
                        label={page.time}
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
                    {page.howYouWillKnow}
                  </Text>
                  <FormLayout>
                    <FormLayout.Group>
                      <TextField
                        label={page.heldOut}
                        {...bind("holdout")}
                        inputMode="numeric"
                        suffix="%"
                        helpText={newOfferWords.holdout}
                      />
                      {loaded.seesCosts ? (
                        <TextField
                          label={page.yourMarginOptional}
                          {...bind("margin")}
                          inputMode="numeric"
                          suffix="%"
                          helpText={page.whatIsLeft}
                        />
                      ) : null}
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
            seesCosts={loaded.seesCosts}
          />
        </Layout.Section>
        <Layout.Section>
          <Box paddingBlockEnd="400">
            <PageActions
              primaryAction={{ content: page.launchOffer, onAction: launch, loading: isSending }}
            />
          </Box>
        </Layout.Section>
      </Layout>
    </Page>
  );
}
