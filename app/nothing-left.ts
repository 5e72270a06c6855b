/**
 * The end of every switch over a closed set: the compiler refuses the call while a member is left, and so points at
 * each place that must know a new one.
 * @throws RangeError for a value from outside that no type has promised, such as a row of a later release
 */
export function nothingLeft(value: never): never {
  throw new RangeError(`found ${JSON.stringify(value)}, which this release does not know`);
}
