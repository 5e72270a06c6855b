import { Session } from "@shopify/shopify-api";
import type { SessionStorage } from "@shopify/shopify-app-session-storage";
import { PrismaSessionStorage } from "@shopify/shopify-app-session-storage-prisma";
import { prisma } from "./db.server.ts";
import { log } from "./log.server.ts";
import { decrypt, encrypt } from "./secrets.server.ts";

const stored = new PrismaSessionStorage(prisma);

function seal(session: Session): Session {
  const copy = new Session(session.toObject());
  if (session.accessToken) copy.accessToken = encrypt(session.accessToken, session.shop);
  if (session.refreshToken) copy.refreshToken = encrypt(session.refreshToken, session.shop);
  // staff names and e-mail addresses come with online sessions; nothing here reads them
  delete copy.onlineAccessInfo;
  return copy;
}

/** A session whose tokens cannot be opened is no session: the next page load exchanges a new one. */
function open(session: Session | undefined): Session | undefined {
  if (!session) return undefined;
  try {
    const copy = new Session(session.toObject());
    if (session.accessToken) copy.accessToken = decrypt(session.accessToken, session.shop);
    if (session.refreshToken) copy.refreshToken = decrypt(session.refreshToken, session.shop);
    return copy;
  } catch (error) {
    log.error({ problem: (error as Error).message }, `session ${session.id} cannot be opened`);
    return undefined;
  }
}

/** Shopify's own storage with the tokens encrypted at rest. */
export const sessionStorage: SessionStorage = {
  storeSession: (session) => stored.storeSession(seal(session)),
  loadSession: async (id) => open(await stored.loadSession(id)),
  deleteSession: (id) => stored.deleteSession(id),
  deleteSessions: (ids) => stored.deleteSessions(ids),
  findSessionsByShop: async (shop) =>
    (await stored.findSessionsByShop(shop)).map(open).filter((session) => session !== undefined),
};
