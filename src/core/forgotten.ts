import type { Person } from './entry.ts';

/** What nobody may call himself: it says that somebody was here. */
const GONE = /^gone-.{4}$/u;

/** What is left of somebody who is forgotten: his id, under a name that nobody chose (SPEC A7). */
export function stubOf(id: string): Person {
  return { id, nickname: `gone-${id.slice(-4)}` };
}

export function looksGone(nickname: string): boolean {
  return GONE.test(nickname);
}

/** Plain data in which this person bears his stub, wherever he is named. */
export function withStub<T>(value: T, stub: Person): T {
  // What is rebuilt has the shape of what it was made from; a type of its own cannot say so.
  return stubbed(value, stub) as T;
}

function stubbed(value: unknown, stub: Person): unknown {
  if (Array.isArray(value)) return value.map((one) => stubbed(one, stub));
  if (typeof value !== 'object' || value === null) return value;
  if ('nickname' in value && 'id' in value && value.id === stub.id) return stub;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, stubbed(one, stub)]));
}
