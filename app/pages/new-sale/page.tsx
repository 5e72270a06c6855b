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
import { titled } from "../../components/titled.ts";
import { page } from "./words.ts";

type Refused = () => Promise<
  Extract<Awaited<ReturnType<typeof scheduleFromForm>>, { errors: object }>
>;

export const meta = titled(page.newFlashSale);

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
      title={page.newFlashSale}
      backAction={{ content: page.flashSales, onAction: () => leave("/app/offers/sales") }}
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
                    label={page.nameOfTheSale}
                    {...bind("title")}
                    maxLength={100}
                    helpText={page.shoppersSee}
                  />
                  <TextField
                    label={page.percentageOffEachProduct}
                    {...bind("percent")}
                    inputMode="numeric"
                    suffix="%"
                  />
                </FormLayout>
              </Card>
              <Card>
                <BlockStack gap="300">
                  <Text as="h2" variant="headingMd">
                    {page.products}
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
                    {page.when}
                  </Text>
                  <FormLayout>
                    <FormLayout.Group>
                      <TextField label={page.startDate} type="date" {...bind("startDay")} />
                      <TextField
                        label={page.startTime}
                        type="time"
                        {...bind("startTime")}
                        helpText={zone}
                      />
                    </FormLayout.Group>
                    <FormLayout.Group>
                      <TextField label={page.endDate} type="date" {...bind("endDay")} />
                      <TextField
                        label={page.endTime}
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
                {page.whatHappens}
              </Text>
              <ul className="sentences">
                <li>{page.shopifyLowersThePrices}</li>
                <li>{page.everybodyGetsThePrice}</li>
                <li>{page.codesForMoneyOff}</li>
                <li>{page.checkedWhenYouSave}</li>
              </ul>
            </BlockStack>
          </Card>
        </Layout.Section>
      </Layout>
    </Page>
  );
}
