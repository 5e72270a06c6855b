import type { PixelPage } from "../page.ts";
import { answerCall, readCookie } from "./browser-calls.ts";
import { pageContext } from "./context.ts";
import type { Privacy } from "./privacy.ts";
import type { BusEvent, FromWorker, ToWorker } from "./wire.ts";

const workerUrl = "/storefront/scripts/pixel-worker.js";
const pixelUrl = "/storefront/scripts/pixel.js";
const clientCookie = "_shopify_y";

/** Loud on purpose: a pixel that fails must not look like one nobody visited. */
function showFailure(handle: string, message: string): void {
  document.body.dataset.pixel = "error";
  console.error(`The web pixel ${handle} failed: ${message}`);
}

/** Carries the page's events to the app's pixel, which is loaded once a visitor allows all it needs. */
export function createBus(page: PixelPage, privacy: Privacy) {
  // events have the sandbox's time, as its orders have
  const ahead = page.now - Date.now();
  let worker: Worker | null = null;
  let seq = 0;

  const send = (message: ToWorker) => worker?.postMessage(message);

  /** The visitor's number: kept for a year where analytics is allowed, else of this page only. */
  const clientId = (() => {
    const kept = readCookie(clientCookie);
    const id = kept || crypto.randomUUID();
    return () => {
      if (privacy.allows("analytics")) {
        document.cookie = `${clientCookie}=${id}; path=${page.root}; max-age=31536000; samesite=lax`;
      }
      return id;
    };
  })();

  function isAllowed(): boolean {
    const needs = page.pixel?.privacy;
    if (!needs) return false;
    return (
      (!needs.analytics || privacy.allows("analytics")) &&
      (!needs.marketing || privacy.allows("marketing")) &&
      (!needs.preferences || privacy.allows("preferences")) &&
      (needs.sale_of_data !== "enabled" || privacy.allows("sale_of_data"))
    );
  }

  function load(): void {
    const { pixel } = page;
    if (!pixel || worker || !isAllowed()) return;
    const started = new Worker(workerUrl, { name: pixel.handle });
    worker = started;
    document.body.dataset.pixel = "loaded";
    started.addEventListener("error", ({ message }) => showFailure(pixel.handle, message));
    started.addEventListener("message", ({ data }: MessageEvent<FromWorker>) => {
      if (data.kind === "failed") return showFailure(pixel.handle, data.message);
      send({ kind: "answer", id: data.id, value: answerCall(data.call, page.root) });
    });
    const customerPrivacy = privacy.customerPrivacy();
    const init = { context: pageContext(), data: page.data, customerPrivacy };
    send({ kind: "start", scriptUrl: pixelUrl, settings: pixel.settings, init });
  }

  /** What happens before a pixel is loaded is not told to it: nothing says that Shopify keeps it. */
  function publish(event: Pick<BusEvent, "name" | "type" | "data" | "customData">): void {
    seq += 1;
    if (!worker) return;
    const told: BusEvent = {
      id: `sh-${crypto.randomUUID()}`,
      clientId: clientId(),
      timestamp: new Date(Date.now() + ahead).toISOString(),
      seq,
      ...event,
      // by Shopify's types events of the document come without it
      ...(event.type === "dom" ? {} : { context: pageContext() }),
    };
    send({ kind: "event", event: told });
  }

  load();
  document.addEventListener("visitorConsentCollected", () => {
    const customerPrivacy = privacy.customerPrivacy();
    const analytics = customerPrivacy.analyticsProcessingAllowed ? "Accepted" : "Declined";
    for (const name of ["visitorConsentCollected", `analyticsConsent${analytics}`]) {
      send({ kind: "consent", name, customerPrivacy });
    }
    load();
  });
  return {
    standard: (name: string, data: unknown) => publish({ name, type: "standard", data }),
    custom: (name: string, customData: unknown) => publish({ name, type: "custom", customData }),
    dom: (name: string, data: unknown) => publish({ name, type: "dom", data }),
  };
}
export type Bus = ReturnType<typeof createBus>;
