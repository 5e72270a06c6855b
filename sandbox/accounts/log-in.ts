import { randomBytes, randomInt } from "node:crypto";
import type { ShopStore, World } from "../platform/world.ts";
import { openShopOf } from "../shell/platform.ts";
import type { OpenShop } from "../store/shop-store.ts";
import { toSeconds } from "../store/instants.ts";
import type { CustomerRecord } from "../store/types.ts";
import { newCustomer } from "./new-customer.ts";

/** New customer accounts: no password, a code by e-mail each time. */

/** The code or the address is not good; the message is for the shopper. */
export class LogInError extends Error {
  override name = "LogInError";
}

/** how long a code lets in, and how many wrong ones spoil it */
export const codeMinutes = 15;
const mostTries = 5;

/** "Sends" a code; nothing is sent really, the sandbox shows it. */
export function sendCode(world: World, domain: string, address: string): string {
  const email = address.trim().toLowerCase();
  const code = String(randomInt(0, 1_000_000)).padStart(6, "0");
  const { logIns } = openShopOf(world.shop(domain));
  logIns.putCode({ email, code, sentAt: world.clock.iso(), tries: 0 });
  return code;
}

/** The code waiting for an address, as the shopper's mailbox has it; null when there is none. */
export function codeSentTo(world: World, domain: string, email: string): string | null {
  return openShopOf(world.shop(domain)).logIns.code(email)?.code ?? null;
}

/**
 * Lets in whoever types the code sent to that address; an address the shop does not know becomes a customer, as with
 * new customer accounts. Gives the session's token. Throws LogInError.
 */
export function logInByCode(
  world: World,
  domain: string,
  address: string,
  typed: string,
): { token: string; customer: CustomerRecord } {
  const store = openShopOf(world.shop(domain));
  const email = address.trim().toLowerCase();
  const wrong = store.transaction(() => refusedCode(store, email, typed, world.clock.iso()));
  if (wrong !== null) throw new LogInError(wrong);
  return store.transaction(() => {
    store.logIns.removeCode(email);
    const customer = customerOf(world, domain, email);
    return { token: logIn(world, domain, customer.id), customer };
  });
}

function refusedCode(store: OpenShop, email: string, typed: string, now: string): string | null {
  const sent = store.logIns.code(email);
  if (!sent || toSeconds(now) - toSeconds(sent.sentAt) > codeMinutes * 60) {
    return "This code has expired. Ask for a new one";
  }
  if (sent.tries >= mostTries) return "Too many wrong codes. Ask for a new one";
  if (sent.code === typed.trim()) return null;
  store.logIns.putCode({ ...sent, tries: sent.tries + 1 });
  return "This is not the code we sent";
}

/** A session of that customer, as if they had typed their code. */
export function logIn(world: World, domain: string, customerId: number): string {
  const store = openShopOf(world.shop(domain));
  const token = randomBytes(24).toString("hex");
  store.logIns.putLogIn(token, { customerId, at: world.clock.iso() });
  return token;
}

/** Whose session that is; null when it has ended, or the customer is gone. */
export function loggedInBy(store: ShopStore, token: string): CustomerRecord | null {
  const found = openShopOf(store).logIns.logIn(token);
  return found ? store.customer(found.customerId) : null;
}

export function logOut(world: World, domain: string, token: string): void {
  openShopOf(world.shop(domain)).logIns.removeLogIn(token);
}

function customerOf(world: World, domain: string, email: string): CustomerRecord {
  const store = openShopOf(world.shop(domain));
  const row = store.db
    .prepare("SELECT id FROM customers WHERE email = ? COLLATE NOCASE ORDER BY id LIMIT 1")
    .get(email);
  const known = row ? store.customer(row["id"] as number) : null;
  if (known) return known;
  const customer = newCustomer(store, { email }, world.clock.iso());
  store.putCustomer(customer);
  world.emit(domain, "customers/create", { id: customer.id });
  return customer;
}
