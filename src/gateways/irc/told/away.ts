interface How {
  readonly away?: string;
  readonly busy?: true;
}

/** What is said of somebody who is away: IRC has one word for it, which needs a text. Undefined where he is there. */
export function awayText({ away, busy }: How): string | undefined {
  return away === '' && busy ? 'Do not disturb' : away;
}
