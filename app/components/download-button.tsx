import { Button, InlineError, InlineStack } from "@shopify/polaris";
import { useState } from "react";
import { undelivered } from "./undelivered.ts";
import { downloadButton } from "./words.ts";

interface DownloadProps {
  /** address of a resource route that answers with the file */
  url: string;
  fileName: string;
  children: string;
}

/**
 * Saves a file the app makes. Fetched by script, not followed as a link: only fetch carries the session token of an
 * embedded page.
 */
export function DownloadButton({ url, fileName, children }: DownloadProps) {
  const { download, loading, problem } = useDownload(fileName);
  return (
    <InlineStack gap="200" blockAlign="center">
      <Button onClick={() => void download(url)} loading={loading}>
        {children}
      </Button>
      {problem ? <InlineError message={problem} fieldID={url} /> : null}
    </InlineStack>
  );
}

/** The same behind any control. */
export function useDownload(fileName: string) {
  const [loading, setLoading] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  /** @param url of a resource route that answers with the file */
  const download = async (url: string) => {
    setLoading(true);
    setProblem(null);
    try {
      const answer = await fetch(url);
      if (!answer.ok) {
        setProblem(await undelivered(answer));
        return;
      }
      const address = URL.createObjectURL(await answer.blob());
      const link = document.createElement("a");
      link.href = address;
      link.download = fileName;
      link.click();
      URL.revokeObjectURL(address);
    } catch (error) {
      setProblem(downloadButton.theFileDidNot((error as Error).message));
    } finally {
      setLoading(false);
    }
  };
  return { download, loading, problem };
}
