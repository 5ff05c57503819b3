/** Is the attribute, a boolean of XML Schema, there and true? */
export const isOn = (attribute: string | undefined): boolean =>
  attribute === "1" || attribute === "true" || attribute === "on";
