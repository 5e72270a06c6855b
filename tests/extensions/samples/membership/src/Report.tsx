import "@shopify/ui-extensions/preact";
import { render } from "preact";
import { useState } from "preact/hooks";
import { ask } from "./ask.ts";

export default function extension() {
  render(<Report />, document.body);
}

function Report() {
  const { i18n, orderId } = shopify;
  const [text, setText] = useState("");
  const [error, setError] = useState("");

  async function send() {
    const stored = await ask<{ id: number }>("/api/reports", { orderId, text });
    if (stored) shopify.close();
    else setError(i18n.translate("signIn"));
  }

  return (
    <s-customer-account-action heading={i18n.translate("report")}>
      <s-text-area
        label={i18n.translate("what")}
        value={text}
        error={error}
        onInput={(event) => setText(valueOf(event))}
      />
      <s-button slot="primary-action" onClick={() => void send()}>
        {i18n.translate("send")}
      </s-button>
      <s-button slot="secondary-actions" onClick={() => shopify.close()}>
        {i18n.translate("cancel")}
      </s-button>
    </s-customer-account-action>
  );
}

const valueOf = (event: Event) => (event.currentTarget as unknown as { value: string }).value;
