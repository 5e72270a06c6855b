import { formatInstant } from "../../figures/format.ts";
import type { ListRow } from "../../lists/cell.ts";
import type { ColumnEntry } from "../../lists/columns.ts";
import { stateCell } from "../state-cell.ts";
import { quoteOf, ratingInWords, type AnswersPlace, type ListedAnswer } from "./columns.ts";
import { responsesTable as words } from "./words.ts";

/** An answer as it is drawn. */
export function answerRow(
  answer: ListedAnswer,
  columns: readonly ColumnEntry<ListedAnswer, AnswersPlace>[],
  place: AnswersPlace,
): ListRow {
  const { customerId, name, customerState, unprofiled } = answer;
  return {
    id: answer.responseId,
    name: ratingInWords(answer),
    cells: columns.map(({ cell }) => cell(answer, place)),
    card: {
      url: customerId === null ? null : `/app/customers/${customerId}`,
      lead: formatInstant(answer.receivedAt.toISOString(), place.timeZone),
      small: customerId === null ? words.guest : (name ?? words.customer),
      badge: customerId === null ? null : stateCell(customerState, unprofiled),
      below: quoteOf(answer, ""),
    },
  };
}
