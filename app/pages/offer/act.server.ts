import { pool } from "../../db.server.ts";
import { askToStop, tryAgain } from "../../offers/issue.server.ts";
import { changeMargin } from "../../offers/margin.server.ts";
import { optionalPercent } from "../../figures/typed-percent.ts";
import { marginRange } from "../../products/margin-range.ts";
import { changeOffer } from "../../offers/offers.server.ts";
import type { Right } from "../../shops/team.ts";
import { leavingSince } from "../../switches/switches.server.ts";
import { nothingNew } from "../../switches/words.ts";
import { noSuchButton } from "../words.ts";
import { costsAreHidden, mayNotAgain } from "./words.ts";

interface OfferSaid {
  problem: string | null;
  errors: { margin?: string };
}

const nothingWrong: OfferSaid = { problem: null, errors: {} };

/** The buttons of an offer, and the one thing of it that may still change. */
export async function actOnOffer(
  shopId: number,
  offerId: string,
  rights: readonly Right[],
  form: FormData,
): Promise<OfferSaid> {
  switch (form.get("intent")) {
    case "stop":
      await askToStop(shopId, offerId);
      return nothingWrong;
    case "sent":
      await changeOffer(pool, shopId, offerId, { codesSentAt: new Date().toISOString() });
      return nothingWrong;
    case "again":
      if (!rights.includes("money")) return { ...nothingWrong, problem: mayNotAgain };
      if (await leavingSince(pool, shopId)) return { ...nothingWrong, problem: nothingNew };
      await tryAgain(shopId, offerId);
      return nothingWrong;
    case "margin": {
      if (!rights.includes("costs")) return { ...nothingWrong, problem: costsAreHidden };
      const margin = optionalPercent(String(form.get("margin") ?? ""), marginRange);
      if (typeof margin === "object" && margin !== null)
        return { ...nothingWrong, errors: { margin: margin.problem } };
      await changeMargin(shopId, offerId, margin);
      return nothingWrong;
    }
    default:
      return { ...nothingWrong, problem: noSuchButton };
  }
}
