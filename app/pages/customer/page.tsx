import { ToldBadge } from "../../components/told-badge.tsx";
import { aboutBadge } from "../../components/words.ts";
import { BlockStack, Button, Card, InlineStack, Layout, Page, Text } from "@shopify/polaris";
import type { LinksFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { customerStates } from "../../clv/states/states.ts";
import { FigureCard } from "../../components/figure-card.tsx";
import type { Deferred } from "../deferred.ts";
import { StateBadge } from "../state-badge.tsx";
import styles from "./customer.css?url";
import type { CustomerId } from "../../ids.ts";
import { CodesCard } from "./codes-card.tsx";
import { CourseCard } from "./course-card.tsx";
import { NotesCard } from "./notes-card.tsx";
import { OutlookCard } from "./outlook-card.tsx";
import type { customerPage } from "./read.server.ts";
import { ProfilingCard } from "./profiling-card.tsx";
import { RfmCard } from "./rfm-card.tsx";
import { TagsCard } from "./tags-card.tsx";
import { TimelineCard } from "./timeline-card.tsx";
import { titled } from "../../components/titled.ts";
import { discountAdvice, headOf, page } from "./words.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];

export const meta = titled(page.documentTitle);

/** A new offer to this customer alone. */
const offerTo = (customerId: CustomerId) =>
  `/app/offers/new?${new URLSearchParams({ customers: `only=${customerId}` })}`;

export default function Customer() {
  const customer = useLoaderData<Deferred<typeof customerPage>>();
  const { figures, currency, state } = customer;
  const isProfiled = customer.unprofiledSince === null;
  return (
    <Page
      {...headOf(customer.customerId, customer.contact)}
      titleMetadata={<StateBadge state={state} unprofiled={customer.unprofiledSince !== null} />}
      backAction={{ content: page.customers, url: "/app/customers" }}
      primaryAction={
        <InlineStack gap="200">
          <Button url={`shopify://admin/customers/${customer.customerId}`} target="_top">
            {page.openInShopify}
          </Button>
          {isProfiled ? (
            <Button variant="primary" url={offerTo(customer.customerId)}>
              {page.makeOffer}
            </Button>
          ) : null}
        </InlineStack>
      }
    >
      <BlockStack gap="400">
        {[customer.hidden, customer.country].map((sentence) =>
          sentence ? (
            <div key={sentence} className="between-cards">
              <Text as="p" tone="subdued">
                {sentence}
              </Text>
            </div>
          ) : null,
        )}
        {isProfiled ? (
          <Card>
            <BlockStack gap="100">
              <Text as="h2" variant="headingMd">
                {state ? customerStates[state].label : page.noStateYet}
              </Text>
              <Text as="p">{customer.reason ?? page.theStateIsWorked}</Text>
              {state ? (
                <Text as="p" tone="subdued">
                  {customerStates[state].meaning} {customerStates[state].advice}
                  {customer.stateSince ? page.inThisStateSince(customer.stateSince) : ""}
                </Text>
              ) : null}
            </BlockStack>
          </Card>
        ) : null}
        <div className="figure-row">
          {figures.map((figure) => (
            <FigureCard key={figure.key} figure={figure} currency={currency} />
          ))}
        </div>
        <Layout>
          <Layout.Section>
            <BlockStack gap="400">
              <CourseCard
                course={customer.course}
                today={customer.today}
                orders={customer.orders}
              />
              <OutlookCard outlook={customer.outlook} currency={currency} />
              <TimelineCard
                entries={customer.timeline}
                rhythmDays={customer.rhythmDays}
                currency={currency}
                timeZone={customer.timeZone}
                newest={customer.isFirstPage ? null : `/app/customers/${customer.customerId}`}
                older={
                  customer.older &&
                  `/app/customers/${customer.customerId}?before=${encodeURIComponent(customer.older)}`
                }
              />
            </BlockStack>
          </Layout.Section>
          <Layout.Section variant="oneThird">
            <BlockStack gap="400">
              <TagsCard tags={customer.tags} />
              <NotesCard notes={customer.notes} timeZone={customer.timeZone} />
              <CodesCard codes={customer.codes} currency={currency} />
              {isProfiled ? (
                <>
                  <FigureCard figure={customer.discounts.figure} currency={currency}>
                    <BlockStack gap="100" inlineAlign="start">
                      {customer.discounts.standing === "led" ? (
                        <ToldBadge about={aboutBadge.discounts} tone="attention">
                          {page.discountLed}
                        </ToldBadge>
                      ) : null}
                      <Text as="p" variant="bodySm">
                        {discountAdvice(customer.discounts)}
                      </Text>
                    </BlockStack>
                  </FigureCard>
                  <RfmCard rfm={customer.rfm} shopify={customer.shopifyRfm} currency={currency} />
                </>
              ) : null}
              <ProfilingCard since={customer.unprofiledSince} timeZone={customer.timeZone} />
            </BlockStack>
          </Layout.Section>
        </Layout>
      </BlockStack>
    </Page>
  );
}
