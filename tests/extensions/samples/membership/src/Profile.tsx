import "@shopify/ui-extensions/preact";
import { render } from "preact";
import { ask } from "./ask.ts";

export default async function extension() {
  const { i18n, authenticatedAccount } = shopify;
  const known = await ask<{ points: number }>("/api/points");
  const customer = authenticatedAccount.customer.value;
  render(
    <s-section heading={i18n.translate("name")}>
      <s-text>
        {customer && known
          ? i18n.translate("points", { count: known.points })
          : i18n.translate("signIn")}
      </s-text>
      <s-link href="extension:membership/">{i18n.translate("all")}</s-link>
    </s-section>,
    document.body,
  );
}
