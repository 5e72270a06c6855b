import { LEAST_A_SIDE, type Campaign } from "../../app/experiments/verdict/campaign.ts";
import { LEAST_REDRAWS } from "../../app/experiments/verdict/re-randomisation.ts";

const MOST_REDRAWS = 1_000_000;
/** Far above any amount, far below where sums of doubles end. */
const MOST = 1e300;
const FORM = `{"id": …, "redraws": …, "customers": [[arm 1|0, margin, predicted], …]}`;

export interface CampaignLine {
  id: string | number;
  redraws: number;
  campaign: Campaign;
}

/** What is wrong with a line: what was found, what was expected. */
export class BadLine extends Error {}

/** @throws BadLine in a sentence */
export function readCampaign(text: string): CampaignLine {
  const read = parsed(text);
  if (typeof read !== "object" || read === null || Array.isArray(read))
    refuse(`found ${shown(read)}, expected ${FORM}`);
  const { id, redraws, customers } = read as Record<string, unknown>;
  const isId = (typeof id === "string" && id !== "") || Number.isFinite(id);
  if (!isId) refuse(`found id ${shown(id)}, expected a text or a number`);
  if (!Number.isInteger(redraws) || !isWithin(redraws as number, LEAST_REDRAWS, MOST_REDRAWS))
    refuse(
      `found redraws ${shown(redraws)}, expected a whole number from ${LEAST_REDRAWS} to ${MOST_REDRAWS}`,
    );
  if (!Array.isArray(customers))
    refuse(`found customers ${shown(customers)}, expected a list of [arm 1|0, margin, predicted]`);
  return {
    id: id as string | number,
    redraws: redraws as number,
    campaign: campaignOf(customers as unknown[]),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return refuse(`found no JSON (${(error as Error).message}), expected ${FORM}`);
  }
}

function campaignOf(customers: readonly unknown[]): Campaign {
  const n = customers.length;
  const [arm, y, x] = [new Uint8Array(n), new Float64Array(n), new Float64Array(n)];
  let treated = 0;
  for (let i = 0; i < n; i++) {
    const one = customers[i];
    const at = `customer ${i + 1}`;
    if (!Array.isArray(one) || one.length !== 3)
      refuse(`${at}: found ${shown(one)}, expected [arm 1|0, margin, predicted]`);
    const [side, margin, predicted] = one as unknown[];
    if (side !== 0 && side !== 1) refuse(`${at}: found arm ${shown(side)}, expected 1 or 0`);
    arm[i] = side as 0 | 1;
    treated += arm[i]!;
    y[i] = amount(`${at}: found margin`, margin);
    x[i] = amount(`${at}: found predicted`, predicted);
  }
  if (treated < LEAST_A_SIDE || n - treated < LEAST_A_SIDE)
    refuse(
      `found ${treated} customers with arm 1 and ${n - treated} with arm 0, expected at least ${LEAST_A_SIDE} of each`,
    );
  return { arm, y, x };
}

function amount(found: string, value: unknown): number {
  if (typeof value === "number" && isWithin(value, -MOST, MOST)) return value;
  return refuse(`${found} ${shown(value)}, expected a number within ±1e300`);
}

const isWithin = (value: number, least: number, most: number) => value >= least && value <= most;

function refuse(sentence: string): never {
  throw new BadLine(sentence);
}

/** As JSON has it, cut short; what JSON has no word for by its own. */
function shown(value: unknown): string {
  const text = typeof value === "number" ? String(value) : (JSON.stringify(value) ?? "nothing");
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
