import type { Handlers } from "../jobs/handlers.ts";
import { countSegments } from "./count.server.ts";

export const handlers: Handlers = {
  "segments.count": ({ shopId }) => countSegments(shopId, new Date()),
};
