import { Banner, BlockStack, Card, Layout, List, Page, Text } from "@shopify/polaris";
import { useLoaderData, useNavigation, useSubmit } from "@remix-run/react";
import { Fact, Facts } from "../../components/facts.tsx";
import { Confirm } from "../../components/form-confirm.tsx";
import { usePolling } from "../../components/form-polling.ts";
import { StandingBadge } from "../../components/form-table.tsx";
import { discountInWords } from "../../discounts/words.ts";
import { formatInstant, formatMoney, formatNumber } from "../../figures/format.ts";
import { saleStandings } from "../offer-words.ts";
import type { salePage } from "./read.server.ts";
import { titled } from "../../components/titled.ts";
import { page } from "./words.ts";

const CANCEL_MODAL = "cancel-sale";

type Loaded = () => Promise<NonNullable<Awaited<ReturnType<typeof salePage>>>>;

export const meta = titled(page.documentTitle);

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
      subtitle={`${discountInWords(sale.discount, currency)} ${page.products(products.length)}`}
      backAction={{ content: page.flashSales, url: "/app/offers/sales" }}
      secondaryActions={[
        { content: page.duplicate, url: `/app/offers/sales/new?like=${sale.saleId}` },
        ...(canCancel
          ? [
              {
                content: page.cancelSale,
                destructive: true,
                disabled: isBusy,
                onAction: () => void shopify.modal.show(CANCEL_MODAL),
              },
            ]
          : []),
      ]}
    >
      <Confirm
        id={CANCEL_MODAL}
        title={page.cancelThisSale}
        action={page.cancelSale}
        onConfirm={() => submit({ intent: "cancel" }, { method: "post" })}
      >
        {page.pricesAreAsBefore}
      </Confirm>
      <Layout>
        {loaded.waits ? (
          <Layout.Section>
            <Banner tone="warning" title={loaded.waits.title}>
              <Text as="p">{loaded.waits.words}</Text>
            </Banner>
          </Layout.Section>
        ) : null}
        {sale.problem ? (
          <Layout.Section>
            <Banner
              tone={standing === "failed" ? "critical" : "warning"}
              title={standing === "failed" ? page.thisSaleWasNot : page.somethingIsWrong}
            >
              <Text as="p">{sale.problem}</Text>
            </Banner>
          </Layout.Section>
        ) : !loaded.fromShopify ? (
          <Layout.Section>
            <Banner tone="warning">
              <Text as="p">{page.shopifyDidNotAnswer}</Text>
            </Banner>
          </Layout.Section>
        ) : null}
        <Layout.Section>
          <BlockStack gap="400">
            <Card>
              <BlockStack gap="300">
                <Text as="h2" variant="headingMd">
                  {page.when}
                </Text>
                <Facts>
                  <Fact
                    label={page.starts}
                    value={`${formatInstant(sale.startsAt, timeZone)}, ${loaded.startZone}`}
                  />
                  <Fact
                    label={page.ends}
                    value={`${formatInstant(sale.endsAt, timeZone)}, ${loaded.endZone}`}
                  />
                  {sale.cancelledAt ? (
                    <Fact
                      label={page.cancelled}
                      value={formatInstant(sale.cancelledAt, timeZone)}
                    />
                  ) : null}
                </Facts>
              </BlockStack>
            </Card>
            <Card>
              <BlockStack gap="300">
                <Text as="h2" variant="headingMd">
                  {page.soldWhileItRan}
                </Text>
                {sold ? (
                  <>
                    <Facts>
                      <Fact
                        label={page.ordersWithTheseProducts}
                        value={formatNumber(sold.orders)}
                      />
                      <Fact label={page.pieces} value={formatNumber(sold.pieces)} />
                      <Fact
                        label={page.revenueOfTheseProducts}
                        value={formatMoney(sold.revenueMinor, currency)}
                      />
                    </Facts>
                    <Text as="p" tone="subdued">
                      {page.everythingSoldOfThese}
                    </Text>
                  </>
                ) : (
                  <Text as="p" tone="subdued">
                    {page.countedFromTheStart}
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
                {page.productList}
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
