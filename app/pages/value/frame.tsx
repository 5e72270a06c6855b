import { Banner, BlockStack, Page } from "@shopify/polaris";
import type { ReactNode } from "react";
import { EmptyCard } from "../../components/empty.tsx";
import { usePolling } from "../../components/form-polling.ts";
import { PageTabs } from "../../components/page-tabs.tsx";
import { printAction } from "../../components/print-action.ts";
import { frame, tabs } from "./words.ts";

const TABS = [
  { content: tabs.overview, url: "/app/value" },
  { content: tabs.retention, url: "/app/value/retention" },
  { content: tabs.churn, url: "/app/value/churn" },
  { content: tabs.accuracy, url: "/app/value/accuracy" },
];

interface ValueFrameProps {
  /** orders are still being read */
  isPart: boolean;
  hasCustomers: boolean;
  /** nobody is left of whom anything may be said */
  hasAllObjected: boolean;
  /** which orders nothing here is made of, and why */
  leftOut: string | null;
  /** something on the tab is still being read */
  isReading?: boolean;
  /** null while nothing can be said */
  children: ReactNode;
}

/** What stands around each tab: nothing above the tabs changes with them. */
export function ValueFrame(props: ValueFrameProps) {
  const { isPart, hasCustomers, hasAllObjected, leftOut, isReading, children } = props;
  const isAwaited = !hasAllObjected && (isPart || hasCustomers);
  usePolling((isAwaited && children === null) || isReading === true);
  return (
    <Page
      title={frame.value}
      primaryAction={{ content: frame.seeCustomers, url: "/app/customers?sort=predicted desc" }}
      secondaryActions={[printAction]}
    >
      <PageTabs label={frame.value} tabs={TABS} />
      {children === null ? (
        <NothingYet {...props} />
      ) : leftOut === null ? (
        children
      ) : (
        <BlockStack gap="400">
          <Banner tone="warning">{leftOut}</Banner>
          {children}
        </BlockStack>
      )}
    </Page>
  );
}

const toHome = { content: frame.goToHome, url: "/app" };

/** Why nothing stands on a tab. */
function NothingYet({ isPart, hasCustomers, hasAllObjected }: ValueFrameProps) {
  if (hasAllObjected)
    return (
      <EmptyCard title={frame.allObjected} action={toHome}>
        {frame.nothingOfThem}
      </EmptyCard>
    );
  if (!isPart && hasCustomers)
    return <EmptyCard title={frame.beingWorkedOut}>{frame.inAMoment}</EmptyCard>;
  return (
    <EmptyCard title={isPart ? frame.beingWorkedOut : frame.noCustomersYet} action={toHome}>
      {frame.onceOrdersAreRead}
    </EmptyCard>
  );
}
