import { Banner, BlockStack, Layout, Page, Text } from "@shopify/polaris";
import { useLoaderData, useNavigation, useSubmit } from "@remix-run/react";
import { Confirm } from "../../components/form-confirm.tsx";
import { usePolling } from "../../components/form-polling.ts";
import { printAction } from "../../components/print-action.ts";
import { StandingBadge } from "../../components/form-table.tsx";
import { discountInWords } from "../../discounts/words.ts";
import { offerPhases } from "../offer-words.ts";
import { CodesCard } from "./codes-card.tsx";
import { PlanCard } from "./plan-card.tsx";
import { ProgressCard } from "./progress-card.tsx";
import type { offerPage } from "./read.server.ts";
import { Redemptions } from "./redemptions.tsx";
import { SendCard } from "./send-card.tsx";
import { VerdictCard } from "./verdict.tsx";
import { titled } from "../../components/titled.ts";
import { page, sendCard } from "./words.ts";

const STOP_MODAL = "stop-offer";

type Loaded = () => Promise<NonNullable<Awaited<ReturnType<typeof offerPage>>>>;

export const meta = titled(page.documentTitle);

export default function Offer() {
  const {
    offer,
    waits,
    window,
    isOver,
    provisionalUntil,
    progress,
    results,
    sentences,
    chosen,
    totals,
    latest,
    currency,
    timeZone,
    seesCosts,
  } = useLoaderData<Loaded>();
  const submit = useSubmit();
  const isBusy = useNavigation().state === "submitting";
  const isUnderWay = offer.phase === "launching" || offer.phase === "stopping";
  usePolling(isUnderWay);
  const act = (intent: "stop" | "again" | "sent") => submit({ intent }, { method: "post" });
  // whoever ordered with a code has got one
  const isNext =
    offer.phase === "running" &&
    !isOver &&
    offer.codesAdded > 0 &&
    offer.codesSentAt === null &&
    totals.redemptions === 0;
  const canStop = offer.phase === "running" || offer.phase === "launching";

  return (
    <Page
      title={offer.title}
      titleMetadata={<StandingBadge standing={offerPhases[offer.phase]} />}
      subtitle={page.discountFor(discountInWords(offer.discount, currency), chosen.words)}
      backAction={{ content: page.offers, url: "/app/offers" }}
      {...(isNext
        ? {
            primaryAction: {
              content: sendCard.markSent,
              onAction: () => act("sent"),
              loading: isBusy,
            },
          }
        : {})}
      secondaryActions={[
        ...(results && isOver ? [printAction] : []),
        { content: page.duplicate, url: `/app/offers/new?like=${offer.offerId}` },
        ...(canStop
          ? [
              {
                content: page.stopOffer,
                destructive: true,
                disabled: isBusy,
                onAction: () => void shopify.modal.show(STOP_MODAL),
              },
            ]
          : []),
      ]}
    >
      <Confirm
        id={STOP_MODAL}
        title={page.stopThisOffer}
        action={page.stopOffer}
        onConfirm={() => act("stop")}
      >
        {page.codesStopWorking}
      </Confirm>
      <Layout>
        {waits ? (
          <Layout.Section>
            <Banner tone="warning" title={waits.title}>
              <Text as="p">{waits.words}</Text>
            </Banner>
          </Layout.Section>
        ) : null}
        {offer.problem ? (
          <Layout.Section>
            <Banner
              tone="critical"
              title={offer.phase === "failed" ? page.thisOfferWasNot : page.somethingIsWrong}
              {...(offer.phase === "failed"
                ? {
                    action: {
                      content: page.tryAgain,
                      onAction: () => act("again"),
                      loading: isBusy,
                    },
                  }
                : {})}
            >
              <Text as="p">{offer.problem}</Text>
            </Banner>
          </Layout.Section>
        ) : null}
        <Layout.Section>
          <BlockStack gap="400">
            {isNext && window ? (
              <SendCard offer={offer} until={window.until} timeZone={timeZone} />
            ) : null}
            {results && window && progress ? (
              <ProgressCard
                results={results}
                progress={progress}
                isMain={!isNext}
                until={window.until}
                timeZone={timeZone}
              />
            ) : null}
            {results && window && isOver ? (
              <VerdictCard
                offerId={offer.offerId}
                results={results}
                seesCosts={seesCosts}
                marginPercent={offer.marginPercent}
                window={window}
                provisionalUntil={provisionalUntil}
                sentences={sentences}
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
            <CodesCard offer={offer} isUnderWay={isUnderWay} isNext={isNext} timeZone={timeZone} />
            <PlanCard
              offer={offer}
              chosen={chosen}
              currency={currency}
              timeZone={timeZone}
              seesCosts={seesCosts}
            />
          </BlockStack>
        </Layout.Section>
      </Layout>
    </Page>
  );
}
