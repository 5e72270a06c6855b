import {
  AppProvider,
  Banner,
  BlockStack,
  Button,
  Card,
  InlineStack,
  Layout,
  Page,
  Text,
} from "@shopify/polaris";
import english from "@shopify/polaris/locales/en.json";
import { isRouteErrorResponse, useLocation, useRouteError } from "@remix-run/react";
import type { ReactNode } from "react";
import { errorPage } from "./words.ts";

/** An address that was kept, or written by hand, may ask for what there is no more. */
const ASKED_WRONGLY = 400;

interface Problem {
  title: string;
  sentence: string;
  /** there is no such page: nobody did anything wrong, so nothing is red */
  isMissing?: true;
}

function problemOf(error: unknown): Problem {
  if (isRouteErrorResponse(error) && error.status === 404)
    return {
      title: errorPage.thisPageDoesNot,
      sentence: typeof error.data === "string" && error.data ? error.data : errorPage.theAddressMay,
      isMissing: true,
    };
  if (isRouteErrorResponse(error))
    return {
      title: errorPage.thatDidNotWork,
      sentence:
        typeof error.data === "string" && error.data
          ? error.data
          : errorPage.theServerAnswered(error.status),
    };
  return {
    title: errorPage.somethingWentWrong,
    sentence: errorPage.nothingWasChanged,
  };
}

function ErrorContent({ error }: { error: unknown }) {
  const { title, sentence, isMissing } = problemOf(error);
  if (isMissing)
    return (
      <Page title={title} backAction={{ content: errorPage.home, url: "/app" }}>
        <Card>
          <BlockStack gap="300">
            <Text as="p">{sentence}</Text>
            <InlineStack>
              <Button url="/app">{errorPage.goHome}</Button>
            </InlineStack>
          </BlockStack>
        </Card>
      </Page>
    );
  return (
    <Page title={title} backAction={{ content: errorPage.home, url: "/app" }}>
      <Layout>
        <Layout.Section>
          <Banner tone="critical" title={title}>
            <BlockStack gap="300">
              <Text as="p">{sentence}</Text>
              <InlineStack gap="300">
                {isRouteErrorResponse(error) && error.status === ASKED_WRONGLY ? (
                  <OpenAfresh />
                ) : null}
                <Button url="/app">{errorPage.goHome}</Button>
              </InlineStack>
            </BlockStack>
          </Banner>
        </Layout.Section>
      </Layout>
    </Page>
  );
}

/** The same page without what its address asks for. */
function OpenAfresh() {
  const { pathname, search } = useLocation();
  return search === "" ? null : <Button url={pathname}>{errorPage.openAfresh}</Button>;
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
      <main>
        <ErrorContent error={error} />
      </main>
    </AppProvider>
  );
}
