import { handlers as clv } from "../clv/jobs.server.ts";
import { handlers as customers } from "../customers/jobs.server.ts";
import { handlers as flashSales } from "../flash-sales/jobs.server.ts";
import type { Handlers } from "../jobs/handlers.ts";
import { handlers as leaving } from "../leaving/jobs.server.ts";
import { handlers as notices } from "../notices/jobs.server.ts";
import { handlers as offers } from "../offers/jobs.server.ts";
import { handlers as orders } from "../orders/jobs.server.ts";
import { handlers as products } from "../products/jobs.server.ts";
import { handlers as segments } from "../segments/jobs.server.ts";
import { handlersWith as shopsWith } from "../shops/jobs.server.ts";
import { handlers as surveys } from "../surveys/jobs.server.ts";
import { holdings } from "./holdings.ts";
import { handlers as schedule } from "./schedule.server.ts";

/** Every job and who does it: the one place where all rooms meet. */
export const handlers: Handlers = {
  ...shopsWith(holdings),
  ...products,
  ...orders,
  ...customers,
  ...clv,
  ...segments,
  ...offers,
  ...flashSales,
  ...surveys,
  ...leaving,
  ...notices,
  ...schedule,
};
