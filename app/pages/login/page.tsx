import { AppProvider, Card, Layout, Page, Text } from "@shopify/polaris";
import polarisStyles from "@shopify/polaris/build/esm/styles.css?url";
import english from "@shopify/polaris/locales/en.json";
import type { LinksFunction } from "@remix-run/node";
import { page } from "./words.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: polarisStyles }];

/** Somebody opened the app's own address outside the Shopify admin. */
export default function Login() {
  return (
    <AppProvider i18n={english}>
      <main>
        <Page title={page.boomerang}>
          <Layout>
            <Layout.Section>
              <Card>
                <Text as="p">{page.openBoomerang}</Text>
              </Card>
            </Layout.Section>
          </Layout>
        </Page>
      </main>
    </AppProvider>
  );
}
