/** Browsers and servers stop at about this many characters. */
const LONGEST = 8192;
const WEB = /^https?:$/;
const MAIL = /^mailto:[\x21-\x7e]+$/;

/** An address as http or https, made absolute by `base`, without a name and a password in it; null for any other, and for what is none. */
export function webAddress(text: string | null | undefined, base: string | null = null): string | null {
  const url = parsed(text, base);
  return url !== null && WEB.test(url.protocol) ? written(url) : null;
}

/** Where a link may lead: to the web, or to a mailbox. */
export function linkAddress(text: string | null | undefined, base: string | null): string | null {
  const url = parsed(text, base);
  return url !== null && (WEB.test(url.protocol) || MAIL.test(url.href)) ? written(url) : null;
}

export function isWebAddress(text: string): boolean {
  return URL.canParse(text) && WEB.test(new URL(text).protocol);
}

/** The host of an address, `www.` or not. */
export function hostOf(address: string): string {
  return new URL(address).host.replace(/^www\./, '');
}

/** An address without what makes no difference to where it leads: `https://www.`, a slash at its end, a place in the page. */
export function plainAddress(address: string): string {
  const { pathname, search } = new URL(address);
  return `${hostOf(address)}${pathname}${search}`.replace(/\/+$/, '');
}

function parsed(text: string | null | undefined, base: string | null): URL | null {
  const trimmed = text?.trim();
  if (!trimmed || trimmed.length > LONGEST || !URL.canParse(trimmed, base ?? undefined)) return null;
  return new URL(trimmed, base ?? undefined);
}

function written(url: URL): string | null {
  url.username = '';
  url.password = '';
  return url.href.length > LONGEST || /[\s<>\\]/.test(url.href) ? null : url.href;
}
