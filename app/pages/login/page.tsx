import { AppProvider, Card, Layout, Page, Text } from "@shopify/polaris";
import polarisStyles from "@shopify/polaris/build/esm/styles.css?url";
import english from "@shopify/polaris/locales/en.json";
import type { LinksFunction } from "@remix-run/node";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: polarisStyles }];

/** Somebody opened the app's own address outside the Shopify admin. */
export default function Login() {
  return (
    <AppProvider i18n={english}>
      <Page title="Boomerang">
        <Layout>
          <Layout.Section>
            <Card>
              <Text as="p">
                Open Boomerang from your Shopify admin, under Apps. There is nothing to log in to
                here.
              </Text>
            </Card>
          </Layout.Section>
        </Layout>
      </Page>
    </AppProvider>
  );
}
