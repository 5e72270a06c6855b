import "@shopify/ui-extensions/preact";
import { render } from "preact";

export default function extension() {
  const order = shopify.order.value;
  const total = shopify.cost.totalAmount.value;
  render(
    <s-page heading={shopify.i18n.translate("about")}>
      <s-text>
        {order?.name}: {Math.round(total.amount)}
      </s-text>
    </s-page>,
    document.body,
  );
}
