/**
 * Which of several tests hold when all are looked at together: the chance that any of them is a false alarm stays at
 * most `alpha`, whatever hangs together with what.
 * @param pValues null where nothing could be tested; it neither holds nor counts
 * source: Holm 1979
 */
export function holm(pValues: readonly (number | null)[], alpha = 0.05): boolean[] {
  const holds = pValues.map(() => false);
  const tested = pValues
    .flatMap((pValue, index) => (pValue === null ? [] : [{ pValue, index }]))
    .sort((a, b) => a.pValue - b.pValue);
  for (const [place, { pValue, index }] of tested.entries()) {
    if (!(pValue <= alpha / (tested.length - place))) break;
    holds[index] = true;
  }
  return holds;
}
