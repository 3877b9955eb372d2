/** `nick!user@host`, with `*` for what a mask leaves out. */
export function wholeMask(mask: string): string {
  const [, nick = '', user = '', host = ''] = /^([^!@]*)(?:!([^@]*))?(?:@(.*))?$/.exec(mask) ?? [];
  const onlyUser = !mask.includes('!') && mask.includes('@');
  const [who, whose] = onlyUser ? ['', nick] : [nick, user];
  return `${who || '*'}!${whose || '*'}@${host || '*'}`;
}

export function hasWildcard(mask: string): boolean {
  return /[*?]/.test(mask);
}

/**
 * Whether a mask with `*` and `?` fits a text, in either case. A star that fitted too little is widened by one letter:
 * at most as many steps as the two lengths multiplied, whatever the mask.
 */
export function fits(mask: string, text: string): boolean {
  const pattern = [...mask.toLowerCase()];
  const letters = [...text.toLowerCase()];
  let at = 0;
  let star = -1;
  let afterStar = 0;
  for (let nth = 0; nth < letters.length; ) {
    if (pattern[at] === '*') {
      star = at;
      afterStar = nth;
      at += 1;
    } else if (pattern[at] === '?' || pattern[at] === letters[nth]) {
      at += 1;
      nth += 1;
    } else if (star >= 0) {
      at = star + 1;
      afterStar += 1;
      nth = afterStar;
    } else return false;
  }
  return pattern.slice(at).every((sign) => sign === '*');
}
