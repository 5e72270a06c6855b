import { holdings as clv } from "../clv/holdings.ts";
import { holdings as customers } from "../customers/holdings.ts";
import { holdings as experiments } from "../experiments/holdings.ts";
import { holdings as leaving } from "../leaving/holdings.ts";
import { holdings as offers } from "../offers/holdings.ts";
import { holdings as orders } from "../orders/holdings.ts";
import { holdings as shops } from "../shops/holdings.ts";
import { holdings as surveys } from "../surveys/holdings.ts";

/** What all rooms hold of customers. In this order it is erased: what is found by the orders goes before them. */
export const holdings = [
  ...leaving,
  ...shops,
  ...customers,
  ...clv,
  ...experiments,
  ...offers,
  ...surveys,
  ...orders,
];
