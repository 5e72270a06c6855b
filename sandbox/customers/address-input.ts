import type { AddressRecord } from "../store/types.ts";
import { countryNamed } from "./countries.ts";
import { provinceCode, provinceName } from "./provinces.ts";
import { normalPhone } from "./typed.ts";

/** An address as the Admin API is given one. */
export type AddressInput = Partial<Record<string, string | null>>;
export interface AddressMistake {
  field: string[];
  message: string;
}
/** what is still to be filled in: who lives there */
type Read = { address: Partial<AddressRecord> } | { mistakes: AddressMistake[] };

const texts = ["address1", "address2", "city", "company", "zip", "phone"] as const;
const names = ["firstName", "lastName"] as const;
const longest = 255;
/** Reads what was given; fields left out stay as they are, blanks are nothing. */
export function readAddress(input: AddressInput, before: AddressRecord | null = null): Read {
  const mistakes: AddressMistake[] = [];
  const refuse = (field: string, message: string) => mistakes.push({ field: [field], message });
  const address: Partial<AddressRecord> = {};
  for (const name of [...names, ...texts]) {
    if (input[name] === undefined) continue;
    const text = input[name]?.trim() || null;
    const mistake = text === null ? null : textMistake(text);
    if (mistake !== null) refuse(name, `${label(name)} ${mistake}`);
    address[name] = name === "phone" && text !== null ? (normalPhone(text) ?? text) : text;
  }
  const told = input["countryCode"] ?? countryNamed(input["country"] ?? "");
  if (told === "ZZ" || (told === undefined && input["country"]?.trim())) {
    refuse("country", "Country is invalid");
  } else if (told != null) address.countryCode = told;
  const region = input["provinceCode"] ?? input["province"];
  if (region !== undefined && mistakes.length === 0) {
    const country = address.countryCode ?? before?.countryCode ?? "";
    const code = provinceCode(country, region?.trim() || null);
    if (code === "unknown") refuse("province", "Province is invalid");
    address.provinceCode = code;
    address.province = provinceName(country, code);
  }
  return mistakes.length > 0 ? { mistakes } : { address };
}

const label = (name: string) => (name[0]!.toUpperCase() + name.slice(1)).replace(/Name$/, " name");

function textMistake(text: string): string | null {
  if (text.length > longest) return `is too long (maximum is ${longest} characters)`;
  if (/<[^>]*>/.test(text)) return "cannot contain HTML tags";
  if (/https?:\/\//i.test(text)) return "cannot contain URL";
  return /\p{Extended_Pictographic}/u.test(text) ? "cannot contain emojis" : null;
}
