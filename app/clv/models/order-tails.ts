import { gaussLegendre } from "../../numeric/quadrature.ts";
import type { CountModel, History, Parameters } from "./count-model.ts";
import { stagesOf } from "./count-model.ts";

/** Tails below this are nothing beside any interval. */
const NEGLIGIBLE = 1e-7;
/** Means above this are counted in packets of several orders, so that no probability underflows. */
const LARGEST_MEAN = 400;
const RULE = gaussLegendre(16);
/** Standard deviations of a peak that one panel of 16 nodes resolves. */
const PANEL_DEVIATIONS = 6;

/**
 * How many orders a customer who is alive will place in the next `days`: P(at least n) for
 * n = 1, 2, …, exact under the model.
 *
 * (M)BG/NBD and MBG/CNBD-k: n orders come when the pace allows them and n − 1 chances to leave are
 * passed, which are independent given the past, so the two tails are multiplied. Pareto/NBD: the
 * time of the n-th order has a beta prime density, integrated against the chance of still being
 * there, with the nodes of one quadrature for all n.
 *
 * One object is filled again for each customer; `tails` holds P(≥ 1), P(≥ 2), … up to `size`.
 */
export class OrderTails {
  tails = new Float64Array(64);
  size = 0;
  /** Orders that one step of `tails` stands for: 1 but for customers who order more than daily. */
  packet = 1;
  private readonly model: CountModel;
  private readonly parameters: Parameters;
  private readonly days: number;
  private nodes = new Float64Array(16);
  private shares = new Float64Array(16);

  /** `parameters` and `days` in one unit of time. */
  constructor(model: CountModel, parameters: Parameters, days: number) {
    this.model = model;
    this.parameters = parameters;
    this.days = days;
  }

  /**
   * @param doubt relative variance of the customer's pace from not knowing the parameters; it
   *   widens the pace's gamma distribution, with the mean held
   */
  fill({ x, tx, T }: History, doubt = 0): void {
    const [r, alpha, third, fourth] = this.parameters;
    const k = stagesOf(this.model);
    const seen = r + k * x;
    const R = 1 / (1 / seen + doubt * (1 + 1 / seen));
    const A = ((alpha + T) * R) / seen;
    this.packet = Math.max(1, Math.ceil((R / A / LARGEST_MEAN) * this.days));
    this.size = 0;
    if (this.model === "pnbd") {
      this.fillByLifetime(R, A * this.packet, third, fourth + T);
      return;
    }
    const survived = this.model === "bgnbd" ? x : x + 1;
    const share = (T - tx) / (alpha + T);
    this.fillByDropout({ R, A: A * this.packet, a: third, b: fourth + survived, k, share });
  }

  /** E[orders] and E[orders²], given alive. */
  moments(): { mean: number; square: number } {
    let mean = 0;
    let square = 0;
    for (let n = 1; n <= this.size; n++) {
      mean += this.tails[n - 1]!;
      square += (2 * n - 1) * this.tails[n - 1]!;
    }
    return { mean: mean * this.packet, square: square * this.packet ** 2 };
  }

  private push(tail: number): boolean {
    if (this.size === this.tails.length) {
      const longer = new Float64Array(2 * this.size);
      longer.set(this.tails);
      this.tails = longer;
    }
    this.tails[this.size++] = Math.min(1, Math.max(0, tail));
    return tail > NEGLIGIBLE && this.size < 20 * LARGEST_MEAN;
  }

  private fillByDropout(customer: {
    readonly R: number;
    readonly A: number;
    readonly a: number;
    readonly b: number;
    readonly k: number;
    readonly share: number;
  }): void {
    const { R, A, a, b, k, share } = customer;
    const tau = this.days / A;
    const z = tau / (1 + tau);
    // Of the order under way j < k stages may be done; each j has its own count of stages ahead.
    const weight = [1];
    const probability = [Math.exp(-R * Math.log1p(tau))];
    for (let j = 1; j < k; j++) {
      weight.push(weight[j - 1]! * ((R + j - 1) / j) * share);
      probability.push(Math.exp(-(R + j) * Math.log1p(tau)));
    }
    const weights = weight.reduce((sum, w) => sum + w, 0);
    const below = weight.map(() => 0);
    const counted = weight.map(() => 0);
    let stays = 1;
    let chances = 0;
    for (let n = 1; ; n++) {
      let enough = 0;
      for (let j = 0; j < k; j++) {
        let i = counted[j]!;
        let p = probability[j]!;
        let sum = below[j]!;
        for (; i < k * n - j; i++) {
          sum += p;
          p *= ((R + j + i) / (i + 1)) * z;
        }
        counted[j] = i;
        probability[j] = p;
        below[j] = sum;
        enough += weight[j]! * Math.max(0, 1 - sum);
      }
      if (!this.push((enough / weights) * stays)) return;
      for (let order = 0; order < this.packet; order++, chances++) {
        stays *= (b + chances) / (a + b + chances);
      }
    }
  }

  private fillByLifetime(R: number, A: number, s: number, B: number): void {
    // In log time from the shorter of the two scales the integrand is smooth (see pareto.ts).
    const unit = Math.min(A, B);
    const end = Math.log1p(this.days / unit);
    const sharpness = Math.sqrt(1 + R * (unit / A)) / PANEL_DEVIATIONS;
    const panels = Math.max(1, Math.ceil(end * Math.max(sharpness, 0.5)));
    const count = panels * RULE.nodes.length;
    if (count > this.nodes.length) {
      this.nodes = new Float64Array(count);
      this.shares = new Float64Array(count);
    }
    const { nodes, shares } = this;
    const width = end / panels;
    for (let i = 0; i < count; i++) {
      const inPanel = i % RULE.nodes.length;
      const v = width * (Math.floor(i / RULE.nodes.length) + RULE.nodes[inPanel]!);
      const u = unit * Math.expm1(v);
      // n = 1: the density of the first order's time, and still being there.
      nodes[i] =
        RULE.weights[inPanel]! *
        width *
        (unit + u) *
        (R / A) *
        Math.exp(-(R + 1) * Math.log1p(u / A) - s * Math.log1p(u / B));
      shares[i] = u / (A + u);
    }
    for (let n = 1; ; n++) {
      let tail = 0;
      for (let i = 0; i < count; i++) tail += nodes[i]!;
      if (!this.push(tail)) return;
      const growth = (R + n) / n;
      for (let i = 0; i < count; i++) nodes[i]! *= growth * shares[i]!;
    }
  }
}
