import { randomBytes } from "node:crypto";
import { pool, transaction } from "../db.server.ts";
import { codeOf, codePrefix, SECRET_LENGTH } from "../discounts/codes/codes.ts";
import { OF_A_LIST, type ChosenList, type OfferTerms } from "./offer.ts";
import { writeCodes } from "./codes.server.ts";
import { forgetDraft } from "../shops/drafts.server.ts";
import { offerDraft } from "./draft.ts";
import { writeOffer } from "./offers.server.ts";
import { enqueue } from "../jobs/enqueue.server.ts";
import type { CustomerState } from "../clv/states/states.ts";
import { membersOf } from "./audience.server.ts";
import { writeExperiment } from "../experiments/experiments.server.ts";
import { drawArms } from "../experiments/holdout.ts";
import { heldOutOf } from "../experiments/holdout-size.ts";
import { outcomeWindow } from "../experiments/outcome-window.ts";
import { pastOf } from "../experiments/past.server.ts";
import { prospectOf, type Prospect } from "../experiments/prospect.ts";

export type Launched = "launched" | "known" | "nobody";

/** How many an offer reaches, and what could be said of it afterwards. */
export interface Reach {
  customers: number;
  /** who get a code */
  treated: number;
  heldOut: number;
  /** null when nobody is held out */
  prospect: Prospect | null;
}

/** How many such an offer would reach if it were launched now. @param now ms */
export async function reachOf(
  shopId: number,
  whom: CustomerState | ChosenList,
  { holdoutPercent, marginPercent, endsAt }: OfferTerms,
  now: number,
): Promise<Reach> {
  const members = await membersOf(pool, shopId, whom);
  const customers = members.length;
  const heldOut = heldOutOf(customers, holdoutPercent);
  const split = { treated: customers - heldOut, heldOut };
  const { from, until } = outcomeWindow({ launchedAt: new Date(now).toISOString(), endsAt })!;
  const ms = Date.parse(until) - Date.parse(from);
  const past = await pastOf(pool, shopId, members, marginPercent, { ms, now });
  return { customers, ...split, prospect: prospectOf(split, past) };
}

/**
 * Settles who gets a code and who is held out, and adds the job that creates the discount: all of it or nothing.
 * Nothing has been sent by then, so the arms cannot depend on what happens later.
 * @param offerId chosen when the form was shown: the same form sent twice is one offer
 * @returns "nobody" when nobody is left in the segment or the list
 */
export async function makeOffer(
  shopId: number,
  offerId: string,
  whom: CustomerState | ChosenList,
  terms: OfferTerms,
): Promise<Launched> {
  const prefix = codePrefix(terms.title);
  return transaction(async (db) => {
    const { holdoutPercent } = terms;
    const audience = await membersOf(db, shopId, whom);
    const arms = drawArms(shopId, offerId, audience, holdoutPercent);
    const members = audience.map((customerId, i) => ({ customerId, arm: arms[i]! }));
    const treated = members.filter((member) => member.arm === "treated");
    if (treated.length === 0) return "nobody";
    const offer = {
      ...terms,
      offerId,
      ...(typeof whom === "string"
        ? { segment: whom, listQuery: null, listWords: null }
        : { segment: OF_A_LIST, listQuery: whom.query, listWords: whom.words }),
      startsAt: new Date().toISOString(),
      codePrefix: prefix,
      audience: members.length,
      treated: treated.length,
    };
    if (!(await writeOffer(db, shopId, offer))) return "known";
    await writeExperiment(db, shopId, { experimentId: offerId, holdoutPercent }, members);
    const codes = treated.map(({ customerId }) => ({
      customerId,
      code: codeOf(prefix, randomBytes(SECRET_LENGTH)),
    }));
    await writeCodes(db, shopId, offerId, codes);
    await forgetDraft(db, offerDraft, shopId, offerId);
    await enqueue(db, "offers.launch", { shopId, offerId });
    return "launched";
  });
}
