/**
 * Regions of the two countries the recordings show; of others a code is taken as it is told. Shopify knows the regions
 * of some seventy countries.
 */
const regions: Record<string, Record<string, string>> = {
  CA: read(
    "AB Alberta,BC British Columbia,MB Manitoba,NB New Brunswick,NL Newfoundland and Labrador," +
      "NT Northwest Territories,NS Nova Scotia,NU Nunavut,ON Ontario,PE Prince Edward Island,QC Quebec," +
      "SK Saskatchewan,YT Yukon",
  ),
  US: read(
    "AL Alabama,AK Alaska,AS American Samoa,AZ Arizona,AR Arkansas,CA California,CO Colorado,CT Connecticut," +
      "DE Delaware,DC District of Columbia,FL Florida,GA Georgia,GU Guam,HI Hawaii,ID Idaho,IL Illinois," +
      "IN Indiana,IA Iowa,KS Kansas,KY Kentucky,LA Louisiana,ME Maine,MD Maryland,MA Massachusetts," +
      "MI Michigan,MN Minnesota,MS Mississippi,MO Missouri,MT Montana,NE Nebraska,NV Nevada,NH New Hampshire," +
      "NJ New Jersey,NM New Mexico,NY New York,NC North Carolina,ND North Dakota,OH Ohio,OK Oklahoma," +
      "OR Oregon,PA Pennsylvania,PR Puerto Rico,RI Rhode Island,SC South Carolina,SD South Dakota," +
      "TN Tennessee,TX Texas,UT Utah,VT Vermont,VA Virginia,WA Washington,WV West Virginia,WI Wisconsin," +
      "WY Wyoming",
  ),
};

function read(text: string): Record<string, string> {
  return Object.fromEntries(text.split(",").map((entry) => [entry.slice(0, 2), entry.slice(3)]));
}

/** "Ontario" of CA and ON; null where the regions, or that one, are not known. */
export const provinceName = (country: string, code: string | null): string | null =>
  (code !== null && regions[country]?.[code]) || null;

/** The region's code, by its code or its name: null = none was told, "unknown" = the country has no such region. */
export function provinceCode(country: string, told: string | null): string | null {
  const known = regions[country];
  if (told === null || !known) return told;
  const found = Object.entries(known).find(
    ([code, name]) => code === told.toUpperCase() || name.toLowerCase() === told.toLowerCase(),
  );
  return found ? found[0] : "unknown";
}
