import type { Failure } from '../../client/index.ts';
import type { Texts } from './ko.ts';

/** The server words its refusals itself; that it is away, the page must say. */
export function failureText(failure: Failure, texts: Texts): string {
  return failure.code === 'lost' ? texts.errors.offline : failure.message;
}
