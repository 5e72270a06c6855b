import { surveyResponsesPath } from "../../../contracts/survey-answer.ts";
import type { Answer } from "./answer.ts";

/** Replaced by the bundler; a bundle that still says `process` cannot start in the checkout. */
declare const process: { env: { APP_URL: string } };

const TIMEOUT_MS = 8000;

/**
 * `stored`: the app has an answer of this order, this one or an earlier one.
 * `refused`: sending it again would not help.
 * `unreachable`: it may work later. A response without CORS headers also looks like this.
 */
export type SendResult = "stored" | "refused" | "unreachable";

/** Neither AbortController nor AbortSignal is promised in an extension's worker. */
function withinTime<Value>(work: (signal?: AbortSignal) => Promise<Value>): Promise<Value> {
  const controller = typeof AbortController === "undefined" ? undefined : new AbortController();
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      controller?.abort();
      reject(new Error(`no response within ${TIMEOUT_MS} ms`));
    }, TIMEOUT_MS);
    work(controller?.signal)
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
}

function post(answer: Answer): Promise<number> {
  return withinTime(async (signal) => {
    // asked for every time: a token lives for five minutes, and Shopify caches it for us
    const token = await shopify.sessionToken.get();
    const response = await fetch(`${process.env.APP_URL}${surveyResponsesPath}`, {
      method: "POST",
      headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
      body: JSON.stringify(answer),
      ...(signal ? { signal } : {}),
    });
    return response.status;
  });
}

/** Every outcome is a value; nothing is thrown. */
export async function send(answer: Answer): Promise<SendResult> {
  try {
    let status = await post(answer);
    // the token may have expired on the way; once, with a fresh one
    if (status === 401) status = await post(answer);
    if ((status >= 200 && status < 300) || status === 409) return "stored";
    if ([401, 408, 425, 429].includes(status) || status >= 500) return "unreachable";
    return "refused";
  } catch (error) {
    console.warn("feedback survey: the answer could not be sent", error);
    return "unreachable";
  }
}
