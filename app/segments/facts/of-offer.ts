import { problemOf, type Fact, type FactPlace } from "./fact.ts";

const PARAM = "offer";

/** The sides of an experiment, which is a later room's. */
type ArmName = "treated" | "holdout";

const arms: Record<
  ArmName,
  { chip: (offer: string) => string; clause: (offer: string) => string }
> = {
  treated: {
    chip: (offer) => `With a code of ${offer}`,
    clause: (offer) => `were given a code of ${offer}`,
  },
  holdout: {
    chip: (offer) => `Held out of ${offer}`,
    clause: (offer) => `were held out of ${offer}`,
  },
};

const isArm = (text: string): text is ArmName => Object.hasOwn(arms, text);
const NUMBER = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The offer and the side of it an address asks for; null = it asks for none that could be. */
function armOf(text: string): { offerId: string; arm: ArmName } | null {
  const [offerId = "", arm = "", ...more] = text.split(".");
  return isArm(arm) && more.length === 0 && NUMBER.test(offerId) ? { offerId, arm } : null;
}

/** Who is on one side of an offer, as it was drawn: "5b1f….treated" or "….holdout". */
export const ofOffer: Fact = {
  label: () => "Offer",
  params: [PARAM],
  input: () => ({ kind: "given", param: PARAM }),
  read: (given) => {
    const text = given(PARAM);
    if (text === "") return null;
    const side = armOf(text);
    if (!side) return problemOf(PARAM, "an offer's number, then .treated or .holdout", text);
    const { offerId, arm } = side;
    const named = ({ offers }: FactPlace) => {
      const title = offers.get(offerId);
      return title ? `“${title}”` : "an offer";
    };
    return {
      names: { offers: [offerId] },
      sql: (bind) => `EXISTS (SELECT 1 FROM experiment_members m
        WHERE m.shop_id = $1 AND m.customer_id = c.customer_id AND m.experiment_id = ${bind(offerId, "uuid")} AND m.arm = ${bind(arm, "text")})`,
      chip: (place) => arms[arm].chip(named(place)),
      clause: (place) => arms[arm].clause(named(place)),
    };
  },
};
