import { z } from "zod";
import { instant } from "../calendar/instants.ts";

/** By day the newest or the oldest first; by rating the best or the worst first, the newest of each first. */
export interface AnswersOrder {
  key: "date" | "rating";
  direction: "asc" | "desc";
}

export const newestFirst: AnswersOrder = { key: "date", direction: "desc" };

/** Where a page of answers begins. */
export interface AnswersEdge {
  receivedAt: string;
  responseId: string;
  rating: number;
}

const edge = z.tuple([instant, z.guid(), z.coerce.number().int().min(1).max(5)]);

/** The edge behind an answer. */
export const edgeOf = (
  row: Omit<AnswersEdge, "receivedAt"> & { receivedAt: Date },
): AnswersEdge => ({
  receivedAt: row.receivedAt.toISOString(),
  responseId: row.responseId,
  rating: row.rating,
});

/** The same as text for an address. */
export const writtenEdge = (row: Parameters<typeof edgeOf>[0]): string =>
  Object.values(edgeOf(row)).join("~");

/** @returns null when it is none */
export function readEdge(text: string | null): AnswersEdge | null {
  const [receivedAt, responseId, rating] = edge.safeParse(text?.split("~")).data ?? [];
  return receivedAt && responseId && rating ? { receivedAt, responseId, rating } : null;
}
