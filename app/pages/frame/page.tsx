import { NavMenu } from "@shopify/app-bridge-react";
import polarisStyles from "@shopify/polaris/build/esm/styles.css?url";
import type { LinksFunction } from "@remix-run/node";
import { Link, Outlet, useLoaderData } from "@remix-run/react";
import { AppProvider } from "@shopify/shopify-app-remix/react";
import appStyles from "../../components/app.css?url";
import { HistoryNote } from "../../components/history-note.tsx";
import type { framePage } from "./read.server.ts";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: polarisStyles },
  { rel: "stylesheet", href: appStyles },
];

/** What is around every page: the menu, and how far back the orders go. */
export default function App() {
  const { apiKey, historySince } = useLoaderData<typeof framePage>();
  return (
    <AppProvider isEmbeddedApp apiKey={apiKey}>
      <NavMenu>
        <Link to="/app" rel="home">
          Home
        </Link>
        <Link to="/app/customers">Customers</Link>
        <Link to="/app/value">Value</Link>
        <Link to="/app/churn">Churn</Link>
        <Link to="/app/segments">Segments</Link>
        <Link to="/app/offers">Offers</Link>
        <Link to="/app/flash-sales">Flash sales</Link>
        <Link to="/app/surveys">Surveys</Link>
        <Link to="/app/settings">Settings</Link>
      </NavMenu>
      {historySince ? <HistoryNote since={historySince} /> : null}
      <Outlet />
    </AppProvider>
  );
}
