import type { Emphasis, Inline } from './tokens.ts';

/** Something that is drawn, or a sign that may begin or end an emphasis. */
export type Sign =
  | Exclude<Inline, { readonly inside: unknown }>
  | { readonly is: 'sign'; readonly text: string; readonly opens: boolean; readonly closes: boolean };

/** One in another; what is deeper is text. */
const DEEPEST = 6;

interface Open {
  readonly mark: string;
  readonly inside: Inline[];
}

const MEANINGS: Readonly<Record<string, Emphasis>> = { '*': 'em', _: 'em', '**': 'strong', __: 'strong', '~~': 'del' };

/** Pairs signs that begin with signs that end; those without a partner are text. Each is looked at a few times at most. */
export function emphasised(signs: readonly Sign[]): readonly Inline[] {
  const open: Open[] = [{ mark: '', inside: [] }];
  const top = () => open.at(-1) as Open;
  const put = (part: Inline) => {
    const { inside } = top();
    const last = inside.at(-1);
    if (part.is === 'text' && last?.is === 'text')
      inside[inside.length - 1] = { is: 'text', text: last.text + part.text };
    else inside.push(part);
  };
  /** What began last began nothing. */
  const giveUp = () => {
    const { mark, inside } = open.pop() as Open;
    put({ is: 'text', text: mark });
    inside.forEach(put);
  };
  const close = (mark: string) => {
    while (top().mark !== mark) giveUp();
    const { inside } = open.pop() as Open;
    put({ is: MEANINGS[mark] ?? 'em', inside });
  };
  for (const sign of signs) {
    if (sign.is !== 'sign') {
      put(sign);
      continue;
    }
    let rest = sign.text;
    for (let mark = closing(open, rest); sign.closes && mark !== null; mark = closing(open, rest)) {
      close(mark);
      rest = rest.slice(mark.length);
    }
    for (const mark of sign.opens && open.length <= DEEPEST ? opening(rest) : []) {
      open.push({ mark, inside: [] });
      rest = rest.slice(mark.length);
    }
    if (rest !== '') put({ is: 'text', text: rest });
  }
  while (open.length > 1) giveUp();
  return top().inside;
}

/** The innermost mark that these signs can end, and that has something in it. */
function closing(open: readonly Open[], signs: string): string | null {
  const found = open.findLast(({ mark }) => mark !== '' && signs.startsWith(mark));
  return found && (found !== open.at(-1) || found.inside.length > 0) ? found.mark : null;
}

/** `***` begins both. */
function opening(signs: string): readonly string[] {
  if (signs.length === 3) return [signs.slice(0, 2), signs.slice(0, 1)];
  return signs === '' ? [] : [signs];
}
