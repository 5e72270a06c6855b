import { formatNumber } from "../../../figures/format.ts";
import { countOf } from "../../../figures/words.ts";

/**
 * What was said of the groups that differ most, how many more differ, and how many do not.
 * @param clear groups that differ clearly @param all groups that were compared
 */
export function differingWords(
  said: readonly string[],
  { clear, all }: { clear: number; all: number },
  { one, many }: { one: string; many: string },
): string {
  const more = clear - said.length;
  const left = all - clear;
  return [
    ...said,
    ...(more > 0
      ? [`${countOf(more, `more ${one} differs`, `more ${many} differ`)} clearly.`]
      : []),
    ...(left > 0
      ? [`The other ${formatNumber(left)} ${left === 1 ? "does" : "do"} not differ clearly.`]
      : []),
  ].join(" ");
}
