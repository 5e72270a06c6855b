import { type Market, marketsOf } from "../../pricing/markets.ts";
import type { Fields } from "../call.ts";
import type { Domain } from "../domain.ts";
import { notImplemented } from "../errors.ts";
import { gid, idOf } from "../gid.ts";
import { Items } from "../listing.ts";

export const markets: Domain = {
  types: {
    QueryRoot: {
      markets: (_source: unknown, args, call) => {
        if (args["query"]) throw notImplemented("searching markets");
        return new Items<Market>(() => marketsOf(call.store.shop), args["reverse"] === true);
      },
      market: (_source: unknown, args, call) =>
        marketsOf(call.store.shop).find(({ id }) => id === idOf(args["id"] as string)) ?? null,
    } satisfies Fields<unknown>,
    Market: {
      id: (market) => gid("Market", market.id),
      name: (market) => market.name,
      handle: (market) => market.handle,
      status: () => "ACTIVE",
      type: () => "REGION",
    } satisfies Fields<Market>,
  },
};
