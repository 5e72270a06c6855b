export const noSuchOffer = "There is no such offer.";
