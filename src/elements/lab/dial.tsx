interface DialProps {
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** A whole number between two bounds. */
export function Dial({ label, min, max, value, onChange }: DialProps) {
  return (
    <label className="lab-dial">
      <span>{label}</span>
      <input type="range" min={min} max={max} value={value} onChange={({ target }) => onChange(target.valueAsNumber)} />
      {/* The slider itself says its value. */}
      <output aria-live="off">{value}</output>
    </label>
  );
}
