const DAY = 24 * 60 * 60 * 1000;
/** Days whose text is kept: most instants of an answer, and of those asked for after it, lie on few of them. */
const MOST_DAYS = 10_000;
const TWO_DIGITS = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));

const days = new Map<number, string>();

/** An instant in UTC, without a fraction where there is none: 2023-03-14T09:00:00Z. */
export function writeInstant(instant: Date): string {
  const time = instant.getTime();
  // Only what has a fraction, or is no instant at all, is written the long way.
  if (time % 1000 !== 0) return instant.toISOString();
  const day = Math.floor(time / DAY);
  const seconds = (time - day * DAY) / 1000;
  const [hour, minute] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  return `${dayText(day)}T${TWO_DIGITS[hour]}:${TWO_DIGITS[minute]}:${TWO_DIGITS[seconds % 60]}Z`;
}

function dayText(day: number): string {
  const known = days.get(day);
  if (known !== undefined) return known;
  const [text = ''] = new Date(day * DAY).toISOString().split('T');
  if (days.size >= MOST_DAYS) days.clear();
  days.set(day, text);
  return text;
}
