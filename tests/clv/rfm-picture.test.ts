import { expect, it } from "vitest";
import { emptyColumns } from "../../app/clv/fit/columns.ts";
import { rfmGroup, rfmScores, type Score } from "../../app/clv/pictures/rfm.ts";
import { rfmPicture, rfmPlace } from "../../app/clv/pictures/rfm-picture.ts";
import { createRandom } from "../../app/numeric/random.ts";

const today = 20_000;
const random = createRandom("rfm");
const columns = emptyColumns(1500);
columns.n = 1500;
for (let i = 0; i < columns.n; i++) {
  columns.orders[i] = random.bernoulli(0.6) ? 1 : random.int(2, 12);
  columns.orderDays[i] = columns.orders[i]!;
  columns.lastDay[i] = today - random.int(0, 500);
  columns.revenueMinor[i] = columns.orders[i]! * random.int(500, 9000);
}

it("every customer of a shop is in the group of their scores, once", () => {
  const picture = rfmPicture(columns, today)!;
  const scores = rfmScores(
    columns.lastDay.map((day) => today - day),
    columns.orders,
    columns.revenueMinor,
  );
  for (const { group, customers, revenueMinor } of picture.groups) {
    const members = [...columns.orders.keys()].filter((i) => {
      const [r, f, m] = [scores.recency[i], scores.frequency[i], scores.monetary[i]] as Score[];
      return rfmGroup(columns.orders[i]!, r!, f!, m!) === group;
    });
    expect(customers, group).toBe(members.length);
    expect(revenueMinor).toBe(members.reduce((sum, i) => sum + columns.revenueMinor[i]!, 0));
  }
  expect(picture.groups).toHaveLength(11);
  expect(picture.groups.find(({ group }) => group === "PROSPECTS")!.customers).toBe(0);
});

it("a customer is placed by the kept cuts as the night placed everybody", () => {
  const { cuts } = JSON.parse(JSON.stringify(rfmPicture(columns, today))) as { cuts: never };
  const best = rfmPlace({ since: 0, orders: 12, spent: 108_000 }, cuts);
  expect(best).toEqual({ recency: 5, frequency: 5, monetary: 5, group: "CHAMPIONS" });
  const worst = rfmPlace({ since: 500, orders: 1, spent: 500 }, cuts);
  expect(worst).toMatchObject({ recency: 1, monetary: 1, group: "DORMANT" });
});

it("a shop without customers has no groups", () => {
  expect(rfmPicture(emptyColumns(0), today)).toBeNull();
});
