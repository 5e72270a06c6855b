export const noSuchSale = "There is no such flash sale.";

export const productWithoutTitle = (id: string | number) => `Product ${id}`;
