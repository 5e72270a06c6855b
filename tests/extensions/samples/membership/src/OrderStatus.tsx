import "@shopify/ui-extensions/preact";
import { render } from "preact";

/** Whoever only followed a link from an e-mail is asked to log in first. */
export default function extension() {
  const { i18n, authenticationState, requireLogin } = shopify;
  render(
    authenticationState.value === "fully_authenticated" ? (
      <s-text>{i18n.translate("about")}</s-text>
    ) : (
      <s-button onClick={() => void requireLogin()}>{i18n.translate("signIn")}</s-button>
    ),
    document.body,
  );
}
