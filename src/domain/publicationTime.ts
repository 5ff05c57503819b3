/** Minutes that two clocks may differ without a word. */
const tolerance = 5;

/** When a generation was published, in the time of this computer. */
export interface PublicationTime {
  /** "2025-10-08 14:03" */
  text: string;
  /** Later than now: a clock is wrong. */
  isFuture: boolean;
}

/** The UTC text of a pointer; undefined when it has none or it is no time. */
export function publicationTime(utc: string | undefined, now: Date): PublicationTime | undefined {
  const time = utc === undefined ? NaN : Date.parse(utc);
  if (Number.isNaN(time)) return undefined;
  const isFuture = time > now.getTime() + tolerance * 60_000;
  return { text: localText(new Date(time)), isFuture };
}

function localText(date: Date): string {
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(twoDigits).join("-");
  return `${day} ${[date.getHours(), date.getMinutes()].map(twoDigits).join(":")}`;
}

const twoDigits = (part: number): string => String(part).padStart(2, "0");
