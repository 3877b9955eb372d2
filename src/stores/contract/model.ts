import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Draft } from '../../hub/ports/logs.ts';
import { edit, erase, fresh, type Stage, say, someone } from './stage.ts';

type Step =
  | { readonly do: 'say'; readonly text: string }
  | { readonly do: 'edit'; readonly nth: number; readonly text: string }
  | { readonly do: 'delete'; readonly nth: number }
  | { readonly do: 'again'; readonly nth: number };

/** What a log reads, kept in the plainest way. */
class Model {
  readonly lines: { readonly draft: Draft; readonly about: number | null; text: string | null; deleted: boolean }[] =
    [];

  add(draft: Draft, text: string | null, about: number | null): void {
    this.lines.push({ draft, text, about, deleted: false });
    const target = about === null ? undefined : this.lines[about];
    if (!target || target.deleted) return;
    target.text = text ?? '';
    target.deleted = text === null;
  }

  texts(): readonly (string | null)[] {
    return this.lines.map(({ about, text }) =>
      about === null || text === null ? text : (this.lines[about]?.text ?? ''),
    );
  }
}

const text = fc.string({ unit: 'grapheme', maxLength: 40 });
const nth = fc.nat({ max: 30 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('say' as const), text }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('edit' as const), nth, text }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('delete' as const), nth }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('again' as const), nth }) },
);

export function modelContract(stage: () => Stage): void {
  it('reads as a plain model does, whatever is said, edited, deleted and repeated', async () => {
    const batches = fc.array(fc.array(step, { minLength: 1, maxLength: 6 }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(batches, (given) => follow(stage(), given)),
      { numRuns: 60 },
    );
  });
}

async function follow(stage: Stage, batches: readonly (readonly Step[])[]): Promise<void> {
  const [log, model, by] = [await stage.room(), new Model(), someone()];
  for (const steps of batches) {
    const drafts = steps.map((step) => take(step, model, by));
    const kept = await stage.store.logs.append(log, drafts, null);
    const expected = drafts.map(({ key }) => model.lines.findIndex(({ draft }) => draft.key === key) + 1);
    expect(kept.map(({ seq }) => seq)).toEqual(expected);
    expect(await stage.texts(log)).toEqual(model.texts());
  }
  const found = await stage.store.logs.find(model.lines.map(({ draft }) => draft.id));
  expect(found).toEqual(await stage.all(log));
}

/** The draft for a step, which the model has then taken too. */
function take(step: Step, model: Model, by: ReturnType<typeof someone>): Draft {
  const messages = [...model.lines.entries()].filter(([, { about }]) => about === null);
  const [about, target] = ('nth' in step && messages[step.nth % messages.length]) || [null, null];
  const wish = { key: fresh('key') };
  if (step.do === 'again' && model.lines.length > 0) return repeat(model, step.nth);
  const draft = !target
    ? say(by, 'text' in step ? step.text : '', wish)
    : 'text' in step
      ? edit(by, target.draft.id, step.text, wish)
      : erase(by, target.draft.id, wish);
  model.add(draft, draft.event.on === 'deleted' ? null : 'text' in draft.event ? draft.event.text : '', about);
  return draft;
}

function repeat(model: Model, nth: number): Draft {
  const line = model.lines[nth % model.lines.length];
  if (!line) throw new Error('There is nothing to repeat.');
  return { ...line.draft, id: fresh('id') };
}
