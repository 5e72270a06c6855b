import {
  Banner,
  BlockStack,
  Card,
  FormLayout,
  Layout,
  Page,
  Text,
  TextField,
} from "@shopify/polaris";
import { useActionData, useLoaderData, useNavigation, useSubmit } from "@remix-run/react";
import { useFields } from "../../components/form-fields.ts";
import { FormSaveBar, useLeave } from "../../components/form-save-bar.tsx";
import type { ChosenProduct } from "../../discounts/typed.ts";
import type { scheduleFromForm } from "./act.server.ts";
import { ProductsField } from "./products-field.tsx";
import type { newSalePage } from "./read.server.ts";

type Refused = () => Promise<
  Extract<Awaited<ReturnType<typeof scheduleFromForm>>, { errors: object }>
>;

export default function NewSale() {
  const { initial, zone } = useLoaderData<typeof newSalePage>();
  const refused = useActionData<Refused>();
  const { fields, set, bind, errorOf, isDirty, reset } = useFields(initial, refused);
  const submit = useSubmit();
  const leave = useLeave();
  const isSending = useNavigation().state !== "idle";
  const products = JSON.parse(fields.products) as ChosenProduct[];
  const save = () => {
    if (!isSending) submit(fields, { method: "post" });
  };
  const stale = errorOf("saleId");

  return (
    <Page
      title="New flash sale"
      backAction={{ content: "Flash sales", onAction: () => leave("/app/flash-sales") }}
    >
      <FormSaveBar
        id="new-flash-sale"
        open={isDirty}
        saving={isSending}
        onSave={save}
        onDiscard={reset}
      />
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
              save();
            }}
          >
            {/* a form of several fields sends itself on Enter only when it has a button for it */}
            <button type="submit" hidden />
            <BlockStack gap="400">
              <Card>
                <FormLayout>
                  <TextField
                    label="Name of the sale"
                    {...bind("title")}
                    maxLength={100}
                    helpText="Shoppers see it in their cart."
                  />
                  <TextField
                    label="Percentage off each product"
                    {...bind("percent")}
                    inputMode="numeric"
                    suffix="%"
                  />
                </FormLayout>
              </Card>
              <Card>
                <BlockStack gap="300">
                  <Text as="h2" variant="headingMd">
                    Products
                  </Text>
                  <ProductsField
                    products={products}
                    onChange={(chosen) => set("products", JSON.stringify(chosen))}
                    error={errorOf("products")}
                  />
                </BlockStack>
              </Card>
              <Card>
                <BlockStack gap="300">
                  <Text as="h2" variant="headingMd">
                    When
                  </Text>
                  <FormLayout>
                    <FormLayout.Group>
                      <TextField label="Start date" type="date" {...bind("startDay")} />
                      <TextField
                        label="Start time"
                        type="time"
                        {...bind("startTime")}
                        helpText={zone}
                      />
                    </FormLayout.Group>
                    <FormLayout.Group>
                      <TextField label="End date" type="date" {...bind("endDay")} />
                      <TextField
                        label="End time"
                        type="time"
                        {...bind("endTime")}
                        helpText={zone}
                      />
                    </FormLayout.Group>
                  </FormLayout>
                </BlockStack>
              </Card>
            </BlockStack>
          </form>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <Card>
            <BlockStack gap="200">
              <Text as="h2" variant="headingMd">
                What happens
              </Text>
              <ul className="sentences">
                <li>
                  Shopify lowers the prices at the start and restores them at the end by itself.
                </li>
                <li>
                  Everybody gets the price, so nobody can be held out: what a sale brought cannot be
                  told apart from what would have come anyway.
                </li>
                <li>
                  Codes for money off do not come on top of it; a code for free shipping does.
                </li>
                <li>
                  Checked when you save: Shopify’s 25 automatic discounts, and other sales of the
                  same products.
                </li>
              </ul>
            </BlockStack>
          </Card>
        </Layout.Section>
      </Layout>
    </Page>
  );
}
