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
import {
  json,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation, useSubmit } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { randomUUID } from "node:crypto";
import { useFields } from "../../components/form-fields.ts";
import { FormSaveBar, useLeave } from "../../components/form-save-bar.tsx";
import { wallTime, zoneName } from "../../calendar/wall-time.ts";
import {
  saleFields,
  type ChosenProduct,
  type SaleErrors,
  type SaleFields,
} from "../../flash-sales/sale-fields.ts";
import { parseSaleForm } from "../../flash-sales/sale-form.ts";
import { preflight, scheduleSale } from "../../flash-sales/schedule.server.ts";
import { shopOf } from "../../shops/authenticate.server.ts";
import { ProductsField } from "../../pages/new-sale/products-field.tsx";

export { PageError as ErrorBoundary } from "../../components/error-page.tsx";
export const headers: HeadersFunction = (args) => boundary.headers(args);

const HOUR_MS = 3_600_000;

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await shopOf(request);
  const now = Date.now();
  const nextHour = Math.ceil((now + HOUR_MS / 4) / HOUR_MS) * HOUR_MS;
  const start = wallTime(nextHour, shop.timezone);
  const end = wallTime(nextHour + 24 * HOUR_MS, shop.timezone);
  const initial: SaleFields = {
    ...saleFields,
    // made here and sent back with the form: sent twice, it is still one sale
    saleId: randomUUID(),
    startDay: start.day,
    startTime: start.time,
    endDay: end.day,
    endTime: end.time,
  };
  return { initial, zone: zoneName(shop.timezone, now) };
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop, admin, redirect } = await shopOf(request);
  const sent = await request.formData();
  const fields = { ...saleFields };
  for (const name of Object.keys(fields) as (keyof SaleFields)[])
    fields[name] = String(sent.get(name) ?? "");
  const form = parseSaleForm(fields, shop.timezone, Date.now());
  if (!form.ok) return json({ errors: form.errors }, { status: 422 });
  const errors: SaleErrors = await preflight(
    admin,
    shop.shopId,
    form.saleId,
    form.terms,
    form.products,
  );
  if (Object.keys(errors).length > 0) return json({ errors }, { status: 422 });
  await scheduleSale(shop.shopId, form.saleId, form.terms);
  return redirect(`/app/flash-sales/${form.saleId}`);
}

export default function NewSale() {
  const { initial, zone } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
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
