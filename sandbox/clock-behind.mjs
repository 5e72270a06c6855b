/**
 * Sets a process' clock back, so that the world a test looks at always begins at the same moment:
 *
 *   CLOCK_BEHIND_MS=1000 node --import ./sandbox/clock-behind.mjs …
 *
 * Plain JavaScript because `--import` runs before anything else, in worker threads too.
 */
const behind = Number(process.env.CLOCK_BEHIND_MS ?? 0);
const Real = globalThis.Date;
const now = () => Real.now() - behind;

/** A proxy, not a subclass: dates made by Node itself stay instances of it. */
const Shifted = new Proxy(Real, {
  construct: (target, given, made) =>
    Reflect.construct(target, given.length > 0 ? given : [now()], made === Shifted ? target : made),
  apply: () => new Real(now()).toString(),
  get: (target, name) => (name === "now" ? now : Reflect.get(target, name)),
});

if (behind !== 0) globalThis.Date = Shifted;
