import type { ShopRecord } from "./types.ts";

/** The language a shop is written in, and its customers read unless they said otherwise: "en", "de". */
export const languageOf = ({ language }: Pick<ShopRecord, "language">): string => language ?? "en";
