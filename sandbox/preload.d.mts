/** Imported for its effect: see preload.mjs. */
export {};
