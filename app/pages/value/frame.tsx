import { Page } from "@shopify/polaris";
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
  /** something on the tab is still being read */
  isReading?: boolean;
  /** null while nothing can be said */
  children: ReactNode;
}

/** What stands around each tab: nothing above the tabs changes with them. */
export function ValueFrame({ isPart, hasCustomers, isReading, children }: ValueFrameProps) {
  const isAwaited = isPart || hasCustomers;
  usePolling((isAwaited && children === null) || isReading === true);
  return (
    <Page
      title={frame.value}
      primaryAction={{ content: frame.seeCustomers, url: "/app/customers?sort=predicted desc" }}
      secondaryActions={[printAction]}
    >
      <PageTabs label={frame.value} tabs={TABS} />
      {children ?? (
        <EmptyCard
          title={isAwaited ? frame.beingWorkedOut : frame.noCustomersYet}
          {...(isAwaited && !isPart ? {} : { action: { content: frame.goToHome, url: "/app" } })}
        >
          {isAwaited && !isPart ? frame.inAMoment : frame.onceOrdersAreRead}
        </EmptyCard>
      )}
    </Page>
  );
}
