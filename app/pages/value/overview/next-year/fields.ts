import { LEVERS, type Base, type Lever } from "../../../../clv/levers/levers.ts";
import type { Asked, Field } from "./asked.ts";
import { fieldHelp, leverNames, meaningWords, placeWords, unknownPlace } from "./lever-words.ts";
import { nextYearWords as words } from "./words.ts";

export interface FieldRow {
  readonly field: Field;
  readonly label: string;
  /** the unit that stands behind it */
  readonly unit: string;
  readonly help: string;
  readonly typed: string;
  /** why it was refused */
  readonly problem?: string;
}

/** The fields of the form, and why others have no field. */
export function fieldsOf(base: Base, asked: Asked, offered: readonly Field[], currency: string) {
  const rows = offered.map((field): FieldRow => {
    const problem = asked.problems[field];
    const common = { field, typed: asked.typed[field], ...(problem ? { problem } : {}) };
    if (field === "revenueTarget" || field === "profitTarget") {
      const aim = field === "revenueTarget" ? "revenue" : "profit";
      return { ...common, label: words.target[aim], unit: currency, help: words.targetHelp };
    }
    const unit = unitOf(field, currency);
    return { ...common, label: leverNames[field], unit, help: helpOf(base, field, currency) };
  });
  const unknown = LEVERS.flatMap((lever) =>
    base.now[lever] === null && lever in unknownPlace
      ? [unknownPlace[lever as keyof typeof unknownPlace]]
      : [],
  );
  return { rows, unknown };
}

function unitOf(lever: Lever, currency: string): string {
  switch (lever) {
    case "repeatRate":
    case "discountShare":
    case "margin":
      return fieldHelp.percent;
    case "lifespan":
      return fieldHelp.years;
    case "orderValue":
      return currency;
    case "newCustomers":
      return fieldHelp.customers;
  }
}

function helpOf(base: Base, lever: Lever, currency: string): string {
  const now = base.now[lever];
  const meaning = meaningWords(lever, base.within);
  return now === null
    ? fieldHelp.noMargin(meaning)
    : fieldHelp.now(meaning, placeWords(lever, now, currency));
}
