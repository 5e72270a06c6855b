/** By rating, 1 first. */
export const ratingWords = ["1, very bad", "2, bad", "3, okay", "4, good", "5, excellent"];
