import { downloadButton } from "./words.ts";

/** Why a file was not given. Who may not have it is told so in a sentence, which trying again would not change. */
export async function undelivered(answer: Response): Promise<string> {
  const says = answer.headers.get("content-type")?.startsWith("text/plain") ?? false;
  if (answer.status === 403 && says) return answer.text();
  return downloadButton.theFileDidNot(downloadButton.theServerAnswered(answer.status));
}
