import { upperLimit, type Measured } from "./simulate.ts";

const percent = (share: number) => (100 * share).toFixed(1);

export const HEAD =
  "customers  rate %  held out %  truth     drawn  passed  works %  (upper)  loses %  covered %";

export function line(one: Measured): string {
  const { n, rate, holdout, truth, drawn, passed, works, loses, covered } = one;
  const of = (count: number) => (passed > 0 ? percent(count / passed) : "–");
  return [
    n.toLocaleString("en").padStart(9),
    percent(rate).padStart(7),
    percent(holdout).padStart(11),
    ` ${truth.padEnd(8)}`,
    String(drawn).padStart(6),
    String(passed).padStart(7),
    of(works).padStart(8),
    (passed > 0 ? `(${percent(upperLimit(works, passed))})` : "–").padStart(8),
    of(loses).padStart(8),
    of(covered).padStart(10),
  ].join(" ");
}

/** Fewer campaigns than this past the gate say little of a cell. */
const ENOUGH = 200;
const HELD_OUT_BUYERS = 20;

/** What the grid says of the goals, in sentences. */
export function summary(measured: readonly Measured[]): string[] {
  const told = measured.filter(({ passed }) => passed >= ENOUGH);
  const sentences = (["nothing", "even"] as const).flatMap((truth) => {
    const cells = told.filter((one) => one.truth === truth);
    if (cells.length === 0) return [];
    const shares = cells.map(({ works, passed }) => works / passed);
    const mean = shares.reduce((sum, share) => sum + share, 0) / cells.length;
    const worst = cells.reduce((a, b) =>
      upperLimit(b.works, b.passed) > upperLimit(a.works, a.passed) ? b : a,
    );
    return [
      `${truth}: false "works" ${percent(mean)} % over ${cells.length} cells, upper limit at worst ${percent(upperLimit(worst.works, worst.passed))} % (${nameOf(worst)})`,
    ];
  });
  const wide = told.filter(({ heldOutBuyers }) => heldOutBuyers >= HELD_OUT_BUYERS);
  if (wide.length > 0) {
    const least = wide.reduce((a, b) => (b.covered / b.passed < a.covered / a.passed ? b : a));
    sentences.push(
      `coverage where ${HELD_OUT_BUYERS} buyers are expected held out: ${percent(least.covered / least.passed)} % at worst of ${wide.length} cells (${nameOf(least)}, ${least.truth})`,
    );
  }
  return sentences;
}

const nameOf = ({ n, rate, holdout }: Measured) =>
  `${n.toLocaleString("en")} customers, ${percent(rate)} %, ${percent(holdout)} % held out`;
