import { Banner, BlockStack, Card, Layout, List, Page, Text } from "@shopify/polaris";
import { useLoaderData, useNavigation, useSubmit } from "@remix-run/react";
import { Fact, Facts } from "../../components/facts.tsx";
import { Confirm } from "../../components/form-confirm.tsx";
import { usePolling } from "../../components/form-polling.ts";
import { StandingBadge } from "../../components/form-table.tsx";
import { discountInWords } from "../../discounts/words.ts";
import { countOf, formatInstant, formatMoney, formatNumber } from "../../figures/format.ts";
import { saleStandings } from "../offer-words.ts";
import type { salePage } from "./read.server.ts";

const CANCEL_MODAL = "cancel-sale";

type Loaded = () => Promise<NonNullable<Awaited<ReturnType<typeof salePage>>>>;

export default function Sale() {
  const loaded = useLoaderData<Loaded>();
  const { sale, standing, canCancel, products, sold, currency, timeZone } = loaded;
  const submit = useSubmit();
  const isBusy = useNavigation().state === "submitting";
  usePolling(standing === "creating" || standing === "cancelling");

  return (
    <Page
      title={sale.title}
      titleMetadata={<StandingBadge standing={saleStandings[standing]} />}
      subtitle={`${discountInWords(sale.discount, currency)} ${countOf(products.length, "product")}`}
      backAction={{ content: "Flash sales", url: "/app/flash-sales" }}
      secondaryActions={
        canCancel
          ? [
              {
                content: "Cancel sale",
                destructive: true,
                disabled: isBusy,
                onAction: () => void shopify.modal.show(CANCEL_MODAL),
              },
            ]
          : []
      }
    >
      <Confirm
        id={CANCEL_MODAL}
        title="Cancel this sale?"
        action="Cancel sale"
        onConfirm={() => submit({ intent: "cancel" }, { method: "post" })}
      >
        Prices are as before at once. Orders placed during the sale keep theirs. The sale cannot be
        started again.
      </Confirm>
      <Layout>
        {sale.problem ? (
          <Layout.Section>
            <Banner
              tone={standing === "failed" ? "critical" : "warning"}
              title={standing === "failed" ? "This sale was not created" : "Something is wrong"}
            >
              <Text as="p">{sale.problem}</Text>
            </Banner>
          </Layout.Section>
        ) : !loaded.fromShopify ? (
          <Layout.Section>
            <Banner tone="warning">
              <Text as="p">Shopify did not answer just now. The state is shown by the clock.</Text>
            </Banner>
          </Layout.Section>
        ) : null}
        <Layout.Section>
          <BlockStack gap="400">
            <Card>
              <BlockStack gap="300">
                <Text as="h2" variant="headingMd">
                  When
                </Text>
                <Facts>
                  <Fact
                    label="Starts"
                    value={`${formatInstant(sale.startsAt, timeZone)}, ${loaded.startZone}`}
                  />
                  <Fact
                    label="Ends"
                    value={`${formatInstant(sale.endsAt, timeZone)}, ${loaded.endZone}`}
                  />
                  {sale.cancelledAt ? (
                    <Fact label="Cancelled" value={formatInstant(sale.cancelledAt, timeZone)} />
                  ) : null}
                </Facts>
              </BlockStack>
            </Card>
            <Card>
              <BlockStack gap="300">
                <Text as="h2" variant="headingMd">
                  Sold while it ran
                </Text>
                {sold ? (
                  <>
                    <Facts>
                      <Fact label="Orders with these products" value={formatNumber(sold.orders)} />
                      <Fact label="Pieces" value={formatNumber(sold.pieces)} />
                      <Fact
                        label="Revenue of these products"
                        value={formatMoney(sold.revenueMinor, currency)}
                      />
                    </Facts>
                    <Text as="p" tone="subdued">
                      Everything sold of these products in this time. Some of it would have been
                      sold without the sale.
                    </Text>
                  </>
                ) : (
                  <Text as="p" tone="subdued">
                    Counted from the start of the sale.
                  </Text>
                )}
              </BlockStack>
            </Card>
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <Card>
            <BlockStack gap="300">
              <Text as="h2" variant="headingMd">
                Products
              </Text>
              <List>
                {products.map((product) => (
                  <List.Item key={product.id}>{product.title}</List.Item>
                ))}
              </List>
            </BlockStack>
          </Card>
        </Layout.Section>
      </Layout>
    </Page>
  );
}
