/** By which ways one comes in beside this page: null for what there is not. */
export interface Ways {
  readonly irc: number | null;
  readonly ircs: number | null;
  /** Of logins, as people know it. */
  readonly provider: string | null;
}

let asked: Promise<Ways | null> | undefined;

/** Asked once; null where there is no answer, and then asked again the next time. */
export function waysIn(): Promise<Ways | null> {
  asked ??= fetch('/api/ways')
    .then((response) => (response.ok ? response.json() : null))
    .catch(() => null)
    .then((ways) => {
      if (!ways) asked = undefined;
      return ways;
    });
  return asked;
}
