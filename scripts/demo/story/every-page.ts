// The last look: every page of the app as it is now, wide and on a phone.
import { pagesWith } from "../app-pages.ts";
import type { Step, Walk } from "../step.ts";
import { appOf, appPath, askShop } from "./ask.ts";
import { takePictures } from "./picture.ts";

/** "a new flash sale" → "a-new-flash-sale" */
const fileOf = (name: string) => name.replace(/\W+/g, "-").toLowerCase();

export const everyPage: Step = {
  name: "Every page of the app fits a desktop and a phone",
  async run(walk) {
    const [known] = await askShop<{
      customer: string;
      offer: string;
      sale: string;
      segment: string | null;
    }>(
      walk,
      `SELECT (SELECT customer_id::text FROM customers WHERE shop_id = $1 ORDER BY orders DESC, customer_id LIMIT 1) AS customer,
              (SELECT offer_id::text FROM offers WHERE shop_id = $1 ORDER BY offer_id LIMIT 1) AS offer,
              (SELECT sale_id::text FROM flash_sales WHERE shop_id = $1 ORDER BY sale_id LIMIT 1) AS sale,
              (SELECT segment_id::text FROM segments WHERE shop_id = $1 ORDER BY segment_id LIMIT 1) AS segment`,
    );
    const { customer, offer, sale, segment } = known!;
    const numbers = { CUSTOMER: customer, OFFER: offer, SALE: sale };
    const pages = pagesWith(segment === null ? numbers : { ...numbers, SEGMENT: segment });
    const base = `${walk.stack.url}${await appPath(walk)}`;
    const left = [...pages];
    const look = async (one: Walk) => {
      for (let next = left.shift(); next; next = left.shift()) {
        await one.page.goto(`${base}${next.place}`);
        await appOf(one.page).getByRole("heading", { level: 1 }).first().waitFor();
        await takePictures(one, fileOf(next.name));
      }
    };
    // two at a time: a page waits more than it works
    const second = await walk.page.context().newPage();
    try {
      await Promise.all([look(walk), look({ ...walk, page: second })]);
    } finally {
      await second.close();
    }
    return `${pages.length} pages, ${2 * pages.length} pictures`;
  },
};
