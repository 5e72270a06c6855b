import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useRef, useState } from "react";
import { Disclosure } from "../../components/disclosure.tsx";
import { diagnosticsCard } from "./words.ts";

type Copied = "no" | "copied" | "refused";

/** The text for whoever supports the app: it can be read before it is sent. */
export function DiagnosticsCard({ text }: { text: string }) {
  const shown = useRef<HTMLPreElement>(null);
  const [copied, setCopied] = useState<Copied>("no");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied("copied");
    } catch {
      // the admin may keep the clipboard from pages inside it
      const details = shown.current?.closest("details");
      if (details) details.open = true;
      if (shown.current) getSelection()?.selectAllChildren(shown.current);
      setCopied("refused");
    }
  };
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {diagnosticsCard.title}
        </Text>
        <Text as="p">{diagnosticsCard.about}</Text>
        <InlineStack gap="300" blockAlign="center">
          <Button onClick={() => void copy()}>{diagnosticsCard.copy}</Button>
          <span role="status">{copied === "no" ? "" : diagnosticsCard[copied]}</span>
        </InlineStack>
        <Disclosure label={diagnosticsCard.what}>
          <pre className="diagnostics" ref={shown}>
            {text}
          </pre>
        </Disclosure>
      </BlockStack>
    </Card>
  );
}
