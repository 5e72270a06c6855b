/** Of fewer people a share is the story of one of them: it is told in numbers, or not at all. */
export const FEWEST_FOR_SHARES = 10;
