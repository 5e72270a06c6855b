import { AppProvider, Banner, Layout, Page, Text } from "@shopify/polaris";
import english from "@shopify/polaris/locales/en.json";
import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import type { ReactNode } from "react";

interface Problem {
  title: string;
  sentence: string;
}

function problemOf(error: unknown): Problem {
  if (isRouteErrorResponse(error) && error.status === 404)
    return {
      title: "This page does not exist",
      sentence:
        typeof error.data === "string" && error.data
          ? error.data
          : "The address may be old. Choose a page from the menu.",
    };
  if (isRouteErrorResponse(error))
    return {
      title: "That did not work",
      sentence:
        typeof error.data === "string" && error.data
          ? error.data
          : `The server answered ${error.status}.`,
    };
  return {
    title: "Something went wrong",
    sentence:
      "Nothing was changed. Reload the page; if it happens again, the Settings page shows what is failing.",
  };
}

function ErrorContent({ error }: { error: unknown }) {
  const { title, sentence } = problemOf(error);
  return (
    <Page title={title} backAction={{ content: "Home", url: "/app" }}>
      <Layout>
        <Layout.Section>
          <Banner tone="critical" title={title}>
            <Text as="p">{sentence}</Text>
          </Banner>
        </Layout.Section>
      </Layout>
    </Page>
  );
}

/** For a page inside the app's frame: `export { PageError as ErrorBoundary }`. */
export function PageError() {
  return <ErrorContent error={useRouteError()} />;
}

/**
 * For the frame itself. Responses Shopify's library throws to renew a session carry a script and go to its own
 * boundary.
 */
export function ErrorPage({
  error,
  fallback,
}: {
  error: unknown;
  fallback: (error: unknown) => ReactNode;
}) {
  if (
    isRouteErrorResponse(error) &&
    typeof error.data === "string" &&
    error.data.includes("<script")
  )
    return fallback(error);
  return (
    <AppProvider i18n={english}>
      <ErrorContent error={error} />
    </AppProvider>
  );
}
