import { NavMenu } from "@shopify/app-bridge-react";
import polarisStyles from "@shopify/polaris/build/esm/styles.css?url";
import type { LinksFunction } from "@remix-run/node";
import { Link, Outlet, useLoaderData } from "@remix-run/react";
import { AppProvider } from "@shopify/shopify-app-remix/react";
import appStyles from "../../components/app.css?url";
import periodStyles from "../../components/period-control.css?url";
import chartStyles from "../../components/charts/charts.css?url";
import figureStyles from "../../components/figures.css?url";
import printStyles from "../../components/print.css?url";
import { ShopName } from "../../components/copy-sentence.tsx";
import { HistoryNote } from "../../components/history-note.tsx";
import { LeavingNote } from "./leaving-note.tsx";
import type { framePage } from "./read.server.ts";
import { RightNotes } from "./right-notes.tsx";
import { page } from "./words.ts";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: polarisStyles },
  { rel: "stylesheet", href: appStyles },
  { rel: "stylesheet", href: periodStyles },
  { rel: "stylesheet", href: chartStyles },
  { rel: "stylesheet", href: figureStyles },
  { rel: "stylesheet", href: printStyles, media: "print" },
];

/** What is around every page: the menu, and how far back the orders go. App Bridge stands in the document's head. */
export default function App() {
  const { apiKey, shop, historySince, isLeaving, olderFromFile, mayNot } =
    useLoaderData<typeof framePage>();
  return (
    <AppProvider isEmbeddedApp={false} apiKey={apiKey}>
      <NavMenu>
        <Link to="/app" rel="home">
          {page.home}
        </Link>
        <Link to="/app/customers">{page.customers}</Link>
        <Link to="/app/value">{page.value}</Link>
        <Link to="/app/segments">{page.segments}</Link>
        <Link to="/app/offers">{page.offers}</Link>
        <Link to="/app/feedback">{page.feedback}</Link>
        <Link to="/app/settings">{page.settings}</Link>
      </NavMenu>
      <main>
        {isLeaving ? <LeavingNote /> : null}
        {historySince ? <HistoryNote since={historySince} olderFromFile={olderFromFile} /> : null}
        <RightNotes mayNot={mayNot} />
        <ShopName.Provider value={shop}>
          <Outlet />
        </ShopName.Provider>
      </main>
    </AppProvider>
  );
}
