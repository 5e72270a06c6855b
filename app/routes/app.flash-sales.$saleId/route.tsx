import { Banner, BlockStack, Card, Layout, List, Page, Text } from "@shopify/polaris";
import {
  json,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useLoaderData, useNavigation, useSubmit } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { z } from "zod";
import { Confirm } from "../../components/form-confirm.tsx";
import { saleStandings } from "../../pages/offer-words.ts";
import { usePolling } from "../../components/form-polling.ts";
import { StandingBadge } from "../../components/form-table.tsx";
import { countOf, formatInstant, formatMoney, formatNumber } from "../../figures/format.ts";
import { pool } from "../../db.server.ts";
import { zoneName } from "../../calendar/wall-time.ts";
import { followSales } from "../../flash-sales/follow.server.ts";
import { isOver } from "../../flash-sales/sale.ts";
import { getSale, soldDuring } from "../../flash-sales/sales.server.ts";
import { askToCancel } from "../../flash-sales/schedule.server.ts";
import { productTitles } from "../../products/record.server.ts";
import { shopOf } from "../../shops/authenticate.server.ts";

export { PageError as ErrorBoundary } from "../../components/error-page.tsx";
export const headers: HeadersFunction = (args) => boundary.headers(args);

const CANCEL_MODAL = "cancel-sale";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop, admin } = await shopOf(request);
  const found = await getSale(pool, shop.shopId, saleIdOf(params));
  if (!found) throw notFound();
  const { sales, fromShopify } = await followSales(admin, shop.shopId, [found]);
  const sale = sales[0]!;
  const titles = await productTitles(pool, shop.shopId, sale.productIds);
  const until = sale.cancelledAt && sale.cancelledAt < sale.endsAt ? sale.cancelledAt : sale.endsAt;
  const hasBegun = sale.state === "live" || sale.state === "ended" || sale.state === "cancelled";
  return {
    sale,
    fromShopify,
    standing: sale.cancelledAt && !isOver(sale.state) ? ("cancelling" as const) : sale.state,
    canCancel: !isOver(sale.state) && !sale.cancelledAt,
    products: sale.productIds.map((id) => ({ id, title: titles.get(id) ?? `Product ${id}` })),
    sold:
      hasBegun && until > sale.startsAt
        ? await soldDuring(pool, shop.shopId, { ...sale, endsAt: until })
        : null,
    currency: shop.currency,
    timeZone: shop.timezone,
    startZone: zoneName(shop.timezone, Date.parse(sale.startsAt)),
    endZone: zoneName(shop.timezone, Date.parse(sale.endsAt)),
  };
}

function saleIdOf(params: LoaderFunctionArgs["params"]): string {
  const id = z.uuid().safeParse(params["saleId"]);
  if (!id.success) throw notFound();
  return id.data;
}

const notFound = () => new Response("There is no such flash sale.", { status: 404 });

export async function action({ request, params }: ActionFunctionArgs) {
  const { shop } = await shopOf(request);
  const sent = await request.formData();
  if (sent.get("intent") !== "cancel")
    throw new Response("Expected the intent cancel.", { status: 400 });
  await askToCancel(shop.shopId, saleIdOf(params));
  return json({ asked: true });
}

export default function Sale() {
  const loaded = useLoaderData<typeof loader>();
  const { sale, standing, canCancel, products, sold, currency, timeZone } = loaded;
  const submit = useSubmit();
  const isBusy = useNavigation().state === "submitting";
  usePolling(standing === "creating" || standing === "cancelling");

  return (
    <Page
      title={sale.title}
      titleMetadata={<StandingBadge standing={saleStandings[standing]} />}
      subtitle={`${sale.percent}% off ${countOf(products.length, "product")}`}
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
                <dl className="inputs">
                  <Line
                    label="Starts"
                    value={`${formatInstant(sale.startsAt, timeZone)}, ${loaded.startZone}`}
                  />
                  <Line
                    label="Ends"
                    value={`${formatInstant(sale.endsAt, timeZone)}, ${loaded.endZone}`}
                  />
                  {sale.cancelledAt ? (
                    <Line label="Cancelled" value={formatInstant(sale.cancelledAt, timeZone)} />
                  ) : null}
                </dl>
              </BlockStack>
            </Card>
            <Card>
              <BlockStack gap="300">
                <Text as="h2" variant="headingMd">
                  Sold while it ran
                </Text>
                {sold ? (
                  <>
                    <dl className="inputs">
                      <Line label="Orders with these products" value={formatNumber(sold.orders)} />
                      <Line label="Pieces" value={formatNumber(sold.pieces)} />
                      <Line
                        label="Revenue of these products"
                        value={formatMoney(sold.revenueMinor, currency)}
                      />
                    </dl>
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

function Line({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
