import { NavMenu } from "@shopify/app-bridge-react";
import polarisStyles from "@shopify/polaris/build/esm/styles.css?url";
import type { HeadersFunction, LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import { Link, Outlet, useLoaderData, useRouteError } from "@remix-run/react";
import { AppProvider } from "@shopify/shopify-app-remix/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { ErrorPage } from "../components/error-page.tsx";
import { HistoryNote } from "../components/history-note.tsx";
import appStyles from "../components/app.css?url";
import { historySinceDay } from "../shops/history.ts";
import { env } from "../env.server.ts";
import { shopOf } from "../shops/authenticate.server.ts";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: polarisStyles },
  { rel: "stylesheet", href: appStyles },
];

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await shopOf(request);
  return { apiKey: env.SHOPIFY_API_KEY, historySince: historySinceDay(shop) };
}

export default function App() {
  const { apiKey, historySince } = useLoaderData<typeof loader>();
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

export function ErrorBoundary() {
  const error = useRouteError();
  return <ErrorPage error={error} fallback={boundary.error} />;
}

export const headers: HeadersFunction = (args) => boundary.headers(args);
