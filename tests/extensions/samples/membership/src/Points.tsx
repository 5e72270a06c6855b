import "@shopify/ui-extensions/preact";
import { render } from "preact";

export default async function extension() {
  const { i18n } = shopify;
  const here = navigation.currentEntry.url ?? "";
  render(
    <s-page heading={i18n.translate("name")}>
      <s-text>{here}</s-text>
      <s-button onClick={() => void shopify.toast.show(i18n.translate("sent"))}>
        {i18n.translate("send")}
      </s-button>
      <s-button href="shopify:customer-account/orders">{i18n.translate("orders")}</s-button>
    </s-page>,
    document.body,
  );
}
