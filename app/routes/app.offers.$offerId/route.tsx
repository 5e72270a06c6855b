import {
  Banner,
  BlockStack,
  Button,
  Card,
  InlineStack,
  Layout,
  Page,
  ProgressBar,
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
import { useState } from "react";
import { z } from "zod";
import { judgedOffer } from "../../offers/judged.server.ts";
import { typedMargin } from "../../offers/margin.ts";
import { customerStates, isCustomerState } from "../../clv/states/states.ts";
import { DownloadButton } from "../../components/download-button.tsx";
import { Confirm } from "../../components/form-confirm.tsx";
import { offerInWords, offerPhases } from "../../pages/offer-words.ts";
import { usePolling } from "../../components/form-polling.ts";
import { StandingBadge } from "../../components/form-table.tsx";
import { countOf, formatInstant, formatMoney, formatNumber } from "../../figures/format.ts";
import { pool } from "../../db.server.ts";
import { askToStop, tryAgain } from "../../offers/issue.server.ts";
import { changeOffer } from "../../offers/offers.server.ts";
import { latestRedemptions, redemptionTotals } from "../../offers/redemptions.server.ts";
import { shopOf } from "../../shops/authenticate.server.ts";
import { Redemptions } from "../../pages/offer/redemptions.tsx";
import { VerdictCard } from "../../pages/offer/verdict.tsx";

export { PageError as ErrorBoundary } from "../../components/error-page.tsx";
export const headers: HeadersFunction = (args) => boundary.headers(args);

const LATEST = 20;
const STOP_MODAL = "stop-offer";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop, admin } = await shopOf(request);
  const offerId = offerIdOf(params);
  const judged = await judgedOffer(admin, shop.shopId, offerId);
  if (!judged) throw notFound();
  const { offer, window, results } = judged;
  return {
    offer,
    window,
    results,
    segment: isCustomerState(offer.segment) ? customerStates[offer.segment].label : offer.segment,
    totals: await redemptionTotals(pool, shop.shopId, offerId),
    latest: await latestRedemptions(pool, shop.shopId, offerId, LATEST),
    currency: shop.currency,
    timeZone: shop.timezone,
  };
}

function offerIdOf(params: LoaderFunctionArgs["params"]): string {
  const id = z.uuid().safeParse(params["offerId"]);
  if (!id.success) throw notFound();
  return id.data;
}

const notFound = () => new Response("There is no such offer.", { status: 404 });

export async function action({ request, params }: ActionFunctionArgs) {
  const { shop } = await shopOf(request);
  const offerId = offerIdOf(params);
  const sent = await request.formData();
  switch (sent.get("intent")) {
    case "stop":
      await askToStop(shop.shopId, offerId);
      return json({ errors: {} });
    case "again":
      await tryAgain(shop.shopId, offerId);
      return json({ errors: {} });
    case "margin": {
      const margin = typedMargin(String(sent.get("margin") ?? ""));
      if (typeof margin === "object" && margin !== null)
        return json({ errors: { margin: margin.problem } }, { status: 422 });
      await changeOffer(pool, shop.shopId, offerId, { marginPercent: margin });
      return json({ errors: {} });
    }
    default:
      throw new Response("Expected the intent stop, again or margin.", { status: 400 });
  }
}

export default function Offer() {
  const { offer, window, results, segment, totals, latest, currency, timeZone } =
    useLoaderData<typeof loader>();
  const submit = useSubmit();
  const isBusy = useNavigation().state === "submitting";
  const isUnderWay = offer.phase === "launching" || offer.phase === "stopping";
  usePolling(isUnderWay);
  const act = (intent: "stop" | "again") => submit({ intent }, { method: "post" });
  const canStop = offer.phase === "running" || offer.phase === "launching";

  return (
    <Page
      title={offer.title}
      titleMetadata={<StandingBadge standing={offerPhases[offer.phase]} />}
      subtitle={`${offerInWords(offer, currency)} for ${segment}`}
      backAction={{ content: "Offers", url: "/app/offers" }}
      secondaryActions={
        canStop
          ? [
              {
                content: "Stop offer",
                destructive: true,
                disabled: isBusy,
                onAction: () => void shopify.modal.show(STOP_MODAL),
              },
            ]
          : []
      }
    >
      <Confirm
        id={STOP_MODAL}
        title="Stop this offer?"
        action="Stop offer"
        onConfirm={() => act("stop")}
      >
        Codes stop working at once. Orders placed with them keep their discount. The offer cannot be
        started again.
      </Confirm>
      <Layout>
        {offer.problem ? (
          <Layout.Section>
            <Banner
              tone="critical"
              title={offer.phase === "failed" ? "This offer was not created" : "Something is wrong"}
              {...(offer.phase === "failed"
                ? {
                    action: { content: "Try again", onAction: () => act("again"), loading: isBusy },
                  }
                : {})}
            >
              <Text as="p">{offer.problem}</Text>
            </Banner>
          </Layout.Section>
        ) : null}
        <Layout.Section>
          <BlockStack gap="400">
            {results && window ? (
              <VerdictCard
                results={results}
                marginPercent={offer.marginPercent}
                window={window}
                isOver={offer.phase === "ended" || offer.phase === "stopped"}
                currency={currency}
                timeZone={timeZone}
              />
            ) : null}
            <Redemptions
              totals={totals}
              latest={latest}
              isLaunched={offer.launchedAt !== null}
              currency={currency}
              timeZone={timeZone}
            />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            <Card>
              <BlockStack gap="300">
                <Text as="h2" variant="headingMd">
                  Codes
                </Text>
                <Text as="p" id="codes-progress">
                  {formatNumber(offer.codesAdded)} of {countOf(offer.treated, "code")} in Shopify
                </Text>
                {offer.codesAdded < offer.treated && isUnderWay ? (
                  <ProgressBar
                    progress={(100 * offer.codesAdded) / Math.max(1, offer.treated)}
                    size="small"
                    ariaLabelledBy="codes-progress"
                  />
                ) : null}
                {offer.codesAdded > 0 ? (
                  <>
                    <Text as="p" tone="subdued">
                      One for each customer, to send with the tool you use for messages.
                    </Text>
                    <DownloadButton
                      url={`/app/offers/${offer.offerId}/codes.csv`}
                      fileName={`codes-${offer.codePrefix.toLowerCase()}.csv`}
                    >
                      Download codes (CSV)
                    </DownloadButton>
                  </>
                ) : null}
              </BlockStack>
            </Card>
            <Card>
              <BlockStack gap="300">
                <Text as="h2" variant="headingMd">
                  Plan
                </Text>
                <dl className="inputs">
                  <Line label="Segment at launch" value={segment} />
                  <Line label="Customers" value={formatNumber(offer.audience)} />
                  <Line label="Get a code" value={formatNumber(offer.treated)} />
                  <Line label="Held out" value={formatNumber(offer.heldOut)} />
                  <Line
                    label="Smallest order"
                    value={offer.minimumMinor ? formatMoney(offer.minimumMinor, currency) : "Any"}
                  />
                  <Line
                    label="Each code works"
                    value={offer.oncePerCustomer ? "Once" : "Any number of times"}
                  />
                  <Line
                    label="Launched"
                    value={offer.launchedAt ? formatInstant(offer.launchedAt, timeZone) : "–"}
                  />
                  <Line
                    label={offer.stoppedAt ? "Stopped" : "Ends"}
                    value={endOf(offer, timeZone)}
                  />
                </dl>
                <Margin key={offer.marginPercent} percent={offer.marginPercent} />
              </BlockStack>
            </Card>
          </BlockStack>
        </Layout.Section>
      </Layout>
    </Page>
  );
}

function endOf(offer: { stoppedAt: string | null; endsAt: string | null }, timeZone: string) {
  const at = offer.stoppedAt ?? offer.endsAt;
  return at ? formatInstant(at, timeZone) : "No end";
}

function Line({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** The one thing of a launched offer that may still change: it is about the verdict, not about the shopper. */
function Margin({ percent }: { percent: number | null }) {
  const before = percent === null ? "" : String(percent);
  const [margin, setMargin] = useState(before);
  const refused = useActionData<typeof action>();
  const submit = useSubmit();
  const navigation = useNavigation();
  const errors: { margin?: string } = refused?.errors ?? {};
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit({ intent: "margin", margin }, { method: "post" });
      }}
    >
      <InlineStack gap="200" blockAlign="end" wrap={false}>
        <TextField
          label="Your margin"
          name="margin"
          value={margin}
          onChange={setMargin}
          suffix="%"
          inputMode="numeric"
          autoComplete="off"
          error={errors.margin}
        />
        <Button
          submit
          disabled={margin === before}
          loading={navigation.formData?.get("intent") === "margin"}
        >
          Save
        </Button>
      </InlineStack>
    </form>
  );
}
