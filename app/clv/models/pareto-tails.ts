import { gaussLegendre } from "../../numeric/quadrature.ts";

/**
 * Tables behind Pareto/NBD on whole days.
 *
 * With f_k(y) = (α+y)^(−(r+k)) (β+y)^(−(s+1)), every customer needs ∫ f_x over [t_x, T]. For one
 * number of orders k these integrals come from one pass back over the days,
 *
 *     h(t) = ∫_t^{t+1} f/f(t) + h(t+1)·f(t+1)/f(t),
 *
 * and each customer is then two look-ups. The moments that the gradient needs ride along. Going
 * from k to k+1 multiplies the integrand by (α+t)/(α+y), so exponentials are taken once per call,
 * not once per k.
 */

/** Day 0 may hold a steep start (α or β far below a day); later days are nearly straight. */
const FIRST_DAY = gaussLegendre(24);
const EARLY_DAYS = gaussLegendre(10);
const LATER_DAYS = gaussLegendre(5);
const EARLY_UNTIL = 8;

/** Entries per day of a moment table: ∫f, and ∫f times ln(1+y/α), 1/(α+y), ln(1+y/β), 1/(β+y). */
export const MOMENTS = 5;

export class ParetoTails {
  /** ln(1 + t/α) and ln(1 + t/β) by day. */
  readonly logA: Float64Array;
  readonly logB: Float64Array;
  /** Moments relative to f(t), MOMENTS entries per day, of the k last asked for. */
  readonly moments: Float64Array;
  private readonly maxT: number;
  private readonly firstNode: Int32Array;
  /** Per node: weight × f_k(y)/f_k(t), the factor from k to k+1, and the four functions of y. */
  private readonly mass: Float64Array;
  private readonly nextK: Float64Array;
  private readonly nodeLogA: Float64Array;
  private readonly nodeInverseA: Float64Array;
  private readonly nodeLogB: Float64Array;
  private readonly nodeInverseB: Float64Array;
  /** Per day: f_k(t+1)/f_k(t) and its factor from k to k+1. */
  private readonly dayRatio: Float64Array;
  private readonly dayNextK: Float64Array;
  private k = 0;

  constructor(maxT: number) {
    this.maxT = maxT;
    this.firstNode = new Int32Array(maxT + 1);
    for (let t = 0; t < maxT; t++) {
      this.firstNode[t + 1] = this.firstNode[t]! + ruleOf(t).nodes.length;
    }
    const nodes = this.firstNode[maxT]!;
    this.logA = new Float64Array(maxT + 1);
    this.logB = new Float64Array(maxT + 1);
    this.moments = new Float64Array(MOMENTS * (maxT + 1));
    this.mass = new Float64Array(nodes);
    this.nextK = new Float64Array(nodes);
    this.nodeLogA = new Float64Array(nodes);
    this.nodeInverseA = new Float64Array(nodes);
    this.nodeLogB = new Float64Array(nodes);
    this.nodeInverseB = new Float64Array(nodes);
    this.dayRatio = new Float64Array(maxT);
    this.dayNextK = new Float64Array(maxT);
  }

  /** Starts over at k = 0 with new parameters. */
  setParameters(r: number, alpha: number, s: number, beta: number): void {
    this.k = 0;
    for (let t = 0; t <= this.maxT; t++) {
      this.logA[t] = Math.log1p(t / alpha);
      this.logB[t] = Math.log1p(t / beta);
    }
    for (let t = 0; t < this.maxT; t++) {
      const A = alpha + t;
      const B = beta + t;
      this.dayNextK[t] = A / (A + 1);
      this.dayRatio[t] = Math.exp(-r * Math.log1p(1 / A) - (s + 1) * Math.log1p(1 / B));
      const rule = ruleOf(t);
      const early = t < EARLY_UNTIL;
      // Early days in log time, so that a start as steep as (α+y)^(−r) at α ≪ 1 is resolved.
      const unit = Math.min(A, B);
      const span = early ? Math.log1p(1 / unit) : 1;
      const first = this.firstNode[t]!;
      for (let i = 0; i < rule.nodes.length; i++) {
        const v = rule.nodes[i]!;
        const u = early ? unit * Math.expm1(span * v) : v;
        const jacobian = early ? span * (unit + u) : 1;
        const node = first + i;
        const overA = Math.log1p(u / A);
        const overB = Math.log1p(u / B);
        this.mass[node] = rule.weights[i]! * jacobian * Math.exp(-r * overA - (s + 1) * overB);
        this.nextK[node] = A / (A + u);
        this.nodeLogA[node] = this.logA[t]! + overA;
        this.nodeInverseA[node] = 1 / (A + u);
        this.nodeLogB[node] = this.logB[t]! + overB;
        this.nodeInverseB[node] = 1 / (B + u);
      }
    }
  }

  /**
   * Moves to k (never back) and fills the moments of days `from`..`to`; day `to` counts as the
   * end, since only differences of h matter. Days before `from` are not needed again: it must not
   * fall while k rises.
   */
  tabulate(k: number, from: number, to: number): void {
    for (; this.k < k; this.k++) this.raise(from);
    const { moments, firstNode, mass, dayRatio } = this;
    const { nodeLogA, nodeInverseA, nodeLogB, nodeInverseB } = this;
    moments.fill(0, MOMENTS * to, MOMENTS * (to + 1));
    for (let t = to - 1; t >= from; t--) {
      let m0 = 0;
      let m1 = 0;
      let m2 = 0;
      let m3 = 0;
      let m4 = 0;
      const end = firstNode[t + 1]!;
      for (let node = firstNode[t]!; node < end; node++) {
        const v = mass[node]!;
        m0 += v;
        m1 += v * nodeLogA[node]!;
        m2 += v * nodeInverseA[node]!;
        m3 += v * nodeLogB[node]!;
        m4 += v * nodeInverseB[node]!;
      }
      const ratio = dayRatio[t]!;
      const here = MOMENTS * t;
      const next = here + MOMENTS;
      moments[here] = m0 + ratio * moments[next]!;
      moments[here + 1] = m1 + ratio * moments[next + 1]!;
      moments[here + 2] = m2 + ratio * moments[next + 2]!;
      moments[here + 3] = m3 + ratio * moments[next + 3]!;
      moments[here + 4] = m4 + ratio * moments[next + 4]!;
    }
  }

  private raise(from: number): void {
    const { mass, nextK, dayRatio, dayNextK, firstNode, maxT } = this;
    for (let node = firstNode[Math.min(from, maxT)]!; node < mass.length; node++) {
      mass[node]! *= nextK[node]!;
    }
    for (let t = from; t < maxT; t++) dayRatio[t]! *= dayNextK[t]!;
  }
}

function ruleOf(day: number) {
  if (day === 0) return FIRST_DAY;
  return day < EARLY_UNTIL ? EARLY_DAYS : LATER_DAYS;
}
