interface LongSelectProps {
  label: string;
  /** The texts of the options. */
  texts: readonly string[];
  /** The index of the selected option. */
  selected: number;
  onChange: (index: number) => void;
}

/**
 * A drop-down list that shows the whole text of the selected option. The list is invisible and covers the text, because
 * the text may wrap onto several lines and a drop-down list cannot.
 */
export function LongSelect({ label, texts, selected, onChange }: LongSelectProps) {
  return (
    <label>
      {label}
      <span class="long">
        <select value={String(selected)} onChange={({ currentTarget }) => onChange(Number(currentTarget.value))}>
          {texts.map((text, index) => (
            <option value={String(index)}>{text}</option>
          ))}
        </select>
        <span key={selected} aria-hidden="true">
          {texts[selected]}
        </span>
      </span>
    </label>
  );
}
