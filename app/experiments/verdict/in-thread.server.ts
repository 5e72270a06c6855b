import { Worker } from "node:worker_threads";
import type { Campaign } from "./campaign.ts";
import type { CampaignVerdict } from "./judge.ts";

export interface ThreadInput {
  campaign: Campaign;
  seed: string;
  redraws: number;
}

export type ThreadMessage = { share: number } | { verdict: CampaignVerdict };

/**
 * `judgeCampaign` on a thread of its own: the process goes on answering meanwhile.
 * @param progress is told the share that is done
 */
export function judgeInThread(
  input: ThreadInput,
  progress?: (share: number) => void,
): Promise<CampaignVerdict> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL("./verdict-thread.server.ts", import.meta.url), {
      workerData: input,
    });
    thread.on("message", (message: ThreadMessage) => {
      if ("verdict" in message) resolve(message.verdict);
      else progress?.(message.share);
    });
    thread.once("error", reject);
    thread.once("exit", (code) => {
      if (code !== 0) reject(new Error(`the verdict's thread ended with code ${code}`));
    });
  });
}
