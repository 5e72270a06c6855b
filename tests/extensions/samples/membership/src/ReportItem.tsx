import "@shopify/ui-extensions/preact";
import { render } from "preact";

/** Without an address the item opens the action beside it. */
export default function extension() {
  render(<s-button>{shopify.i18n.translate("report")}</s-button>, document.body);
}
