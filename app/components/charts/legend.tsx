export interface LegendEntry {
  name: string;
  tone: number;
  /** drawn as a line, with its dashes */
  isLine?: boolean;
  isHatched?: boolean;
}

/** What each colour, or each kind of dashes, stands for. */
export function Legend({ entries }: { entries: LegendEntry[] }) {
  return (
    <ul className="chart-legend" aria-hidden="true">
      {entries.map(({ name, tone, isLine, isHatched }) => (
        <li key={name}>
          {isLine ? (
            <svg className={`chart-swatch-line chart-stroke-${tone}`} viewBox="0 0 24 8">
              <line className="chart-line" x1="1" x2="23" y1="4" y2="4" />
            </svg>
          ) : (
            <span
              className={`chart-swatch chart-tone-${tone} ${isHatched ? "chart-swatch-hatched" : ""}`}
            />
          )}
          {name}
        </li>
      ))}
    </ul>
  );
}
