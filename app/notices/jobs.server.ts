import type { Handlers } from "../jobs/handlers.ts";
import { dropOldNotices, noteNotice } from "./notices.server.ts";

export const handlers: Handlers = {
  "notices.note": ({ shopId, kind, subject, at }) =>
    noteNotice(shopId, kind, subject, new Date(at)),
  "notices.drop-old": ({ shopId }) => dropOldNotices(shopId, new Date()),
};
