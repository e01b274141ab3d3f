import { useId } from 'react';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Lines that are seen; more than one makes it a field for several lines. @default 1 */
  readonly rows?: number;
  readonly maxLength?: number;
}

/** A text as it would be typed into a terminal. */
export function TextField({ label, value, onChange, rows = 1, maxLength = 1000 }: TextFieldProps) {
  const field = {
    id: useId(),
    value,
    maxLength,
    spellCheck: false,
    autoCapitalize: 'off',
    autoComplete: 'off',
    onChange: ({ target }: { target: { value: string } }) => onChange(target.value),
  };
  return (
    <div className="lab-field">
      <label htmlFor={field.id}>{label}</label>
      {rows > 1 ? <textarea rows={rows} {...field} /> : <input type="text" {...field} />}
    </div>
  );
}
