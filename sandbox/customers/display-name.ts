import type { CustomerRecord } from "../store/types.ts";

/** "+1 415-810-3301"; of numbers elsewhere no recording shows the spaces. */
const readablePhone = (phone: string): string =>
  phone.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, "+1 $1-$2-$3");

/** "Ada Lovelace", else the e-mail address, else the phone number, as Shopify shows a customer. */
export function displayName(customer: CustomerRecord): string {
  const name = `${customer.firstName} ${customer.lastName}`.trim();
  return name || customer.email || readablePhone(customer.phone ?? "");
}
