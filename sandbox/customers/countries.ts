const names = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });
const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
/** Every code of two letters that stands for a country, by the name it is called. */
const byName = new Map(
  letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => code !== "ZZ")
    .flatMap((code) => {
      const name = names.of(code);
      return name === undefined ? [] : [[name.toLowerCase(), code] as const];
    }),
);

/** "CA" of Canada; undefined when no country is called so. */
export const countryNamed = (name: string): string | undefined =>
  byName.get(name.trim().toLowerCase());
