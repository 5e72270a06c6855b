import { Page } from "@shopify/polaris";
import type { ReactNode } from "react";
import { PageTabs } from "../components/page-tabs.tsx";
import { offersWords as words } from "./offer-words.ts";

export const beginOffer = { content: words.newOffer, url: "/app/offers/new" };
export const beginSale = { content: words.newFlashSale, url: "/app/offers/sales/new" };

/** What stands on every page under Offers: a tab changes nothing above it. */
export function OffersPage({ children }: { children: ReactNode }) {
  return (
    <Page title={words.offers} primaryAction={beginOffer} secondaryActions={[beginSale]}>
      <PageTabs
        label={words.offers}
        tabs={[
          { content: words.campaigns, url: "/app/offers" },
          { content: words.flashSales, url: "/app/offers/sales" },
        ]}
      />
      {children}
    </Page>
  );
}
