import "@shopify/ui-extensions/preact";
import { render } from "preact";

export default function extension() {
  render(<s-banner>{shopify.i18n.translate("orders")}</s-banner>, document.body);
}
