/** A question for members that was begun; its answer is asked for by its id. */
export interface MembersQuery {
  id: string;
  query: string;
}
