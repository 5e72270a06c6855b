import { HttpRequestError, HttpResponseError, ShopifyError } from "@shopify/shopify-api";
import { adminFor, type AdminClient } from "../admin-api/client.server.ts";
import { pool } from "../db.server.ts";
import { idNumber, type StaffId } from "../ids.ts";
import { authenticate } from "../shopify.server.ts";
import { noteOpened, type Opened } from "./access-log.server.ts";
import { isAdminToken, isShopDomain } from "./admin-token.ts";
import { readSettings } from "./room-settings.server.ts";
import { ensureInstalled, type ShopRow } from "./shop.server.ts";
import { rightsOf, teamSettings, whoMay, type Right } from "./team.ts";
import { mayNot } from "./words.ts";

export interface Caller {
  shop: ShopRow;
  admin: AdminClient;
  /** Shopify's redirect, which keeps the embedded session */
  redirect: Awaited<ReturnType<typeof authenticate.admin>>["redirect"];
  /** who of the staff, as the session token says */
  staffId: StaffId | null;
  /** what the merchant's list of the team lets them do */
  rights: readonly Right[];
  /** writes down what they are handed, once it is ready: what is refused or not there is nobody's to have had */
  note: (opened: Opened) => Promise<void>;
}

/** What somebody is about to do: what all they must be allowed, and what of it is written down before it is read. */
export interface Use {
  may?: readonly Right[];
  opens?: Opened;
}

/**
 * Who calls this page. @throws Response when nobody valid does: Shopify's library answers with its own redirect or 401;
 *   403 when the merchant's list of the team does not let them
 */
export async function shopOf(
  request: Request,
  { may: asked = [], opens }: Use = {},
): Promise<Caller> {
  const { session, redirect, sessionToken } = await callerOf(request);
  const shop = await ensureInstalled(pool, session.shop);
  const staffId = idNumber(sessionToken.sub) as StaffId | null;
  const team = await readSettings(pool, shop.shopId, teamSettings);
  const rights = rightsOf(team, staffId);
  const lacking = asked.find((right) => !rights.includes(right));
  if (lacking) throw new Response(mayNot(lacking, whoMay(team, lacking)), { status: 403 });
  const note = (opened: Opened) => noteOpened(pool, shop.shopId, staffId, opened);
  if (opens) await note(opens);
  return { shop, redirect, staffId, rights, note, admin: adminFor(shop.domain, "page") };
}

/**
 * What Shopify's library knows of a request from the admin.
 * @throws Response: its own redirects and pages, 401 for a token that is not the admin's, 400 for an address that
 *   Shopify does not make
 */
export async function callerOf(request: Request) {
  const token = tokenOf(request);
  // the library's page that fetches a new token names whatever shop the address does as one that may frame it
  const named = new URL(request.url).searchParams.get("shop");
  if (named !== null && !isShopDomain(named)) throw new Response(null, { status: 400 });
  if (token !== null && !isAdminToken(token)) throw new Response(null, { status: 401 });
  try {
    return await authenticate.admin(request);
  } catch (thrown) {
    if (isOfAddress(thrown, token)) throw new Response(null, { status: 400 });
    throw thrown;
  }
}

/** Whether the library stumbled over what the address says. Without a token it has read nothing else. */
function isOfAddress(thrown: unknown, token: string | null): boolean {
  if (thrown instanceof HttpRequestError || thrown instanceof HttpResponseError) return false;
  if (thrown instanceof ShopifyError) return true;
  return token === null && (thrown instanceof DOMException || thrown instanceof TypeError);
}

/** Where the library looks for it: in the header, then in the address. */
function tokenOf(request: Request): string | null {
  const header = request.headers.get("authorization")?.replace("Bearer ", "");
  return header || new URL(request.url).searchParams.get("id_token") || null;
}
