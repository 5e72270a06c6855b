import { judgeCampaign, type CampaignVerdict } from "../../app/experiments/verdict/judge.ts";
import { customersToSettle } from "../../app/experiments/verdict/sample-size.ts";
import { BadLine, readCampaign, type CampaignLine } from "./campaign-line.ts";

/**
 * Judges campaigns line by line; none waits for the next.
 * @param write one answer
 * @param complain a sentence about a line that is refused
 */
export async function judgeLines(
  lines: AsyncIterable<string> | Iterable<string>,
  json: boolean,
  write: (text: string) => Promise<void>,
  complain: (sentence: string) => void,
): Promise<{ lines: number; refused: number }> {
  const firstLine = new Map<string, number>();
  let [number, read, refused] = [0, 0, 0];
  for await (const text of lines) {
    number++;
    // a byte order mark is no part of the first line
    const line = number === 1 ? text.replace(/^\uFEFF/, "") : text;
    if (line.trim() === "") continue;
    read++;
    try {
      const { id, redraws, campaign } = firstOfItsId(readCampaign(line), number, firstLine);
      const verdict = judgeCampaign(campaign, String(id), redraws);
      await write(json ? asJson(id, verdict) : asText(id, verdict));
    } catch (error) {
      if (!(error instanceof BadLine)) throw error;
      refused++;
      complain(`line ${number}: ${error.message}`);
    }
  }
  return { lines: read, refused };
}

function firstOfItsId(line: CampaignLine, number: number, firstLine: Map<string, number>) {
  const first = firstLine.get(String(line.id));
  if (first !== undefined)
    throw new BadLine(
      `found id ${JSON.stringify(line.id)} again after line ${first}, expected an id of its own on every line`,
    );
  firstLine.set(String(line.id), number);
  return line;
}

const finite = (value: number | null) => (value !== null && Number.isFinite(value) ? value : null);

function asJson(id: string | number, verdict: CampaignVerdict): string {
  const { tau, s, t, pWorks, pLoses, low, high, word } = verdict;
  const told = { id, tau, s, t: finite(t), pWorks, pLoses, low: finite(low), high: finite(high) };
  return `${JSON.stringify({ ...told, word })}\n`;
}

function asText(id: string | number, verdict: CampaignVerdict): string {
  const { tau, low, high, word, treated, heldOut, expectedBuyers } = verdict;
  const money = (amount: number) => Number(amount.toPrecision(4)).toString();
  const settled = customersToSettle(verdict, { treated, heldOut });
  const range =
    low === null || high === null
      ? `expected buyers among the smaller arm ${money(expectedBuyers)}, need 5`
      : `${money(tau)} a customer (95 %: ${money(low)} to ${money(high)}), ${money(tau * treated)} in all`;
  const more =
    word === "no proof yet" && settled !== null
      ? `; about ${settled} customers would settle it`
      : "";
  return `${id}: ${word}; ${treated} treated, ${heldOut} held out; ${range}${more}\n`;
}
