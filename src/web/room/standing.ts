/** Where one stood in a room while one was not at its end: the first message that was seen, and how far below the edge. */
export interface Standing {
  readonly id: string;
  /** In px; below zero where its beginning was not to be seen. */
  readonly below: number;
}

const nameOf = (room: string) => `sokdak.standing.${room}`;

/** Where one stood there; null at the end. It lasts as long as the tab (UX 62). */
export function standingIn(room: string): Standing | null {
  try {
    return JSON.parse(sessionStorage.getItem(nameOf(room)) ?? 'null');
  } catch {
    return null;
  }
}

export function stand(room: string, standing: Standing | null): void {
  try {
    sessionStorage.setItem(nameOf(room), JSON.stringify(standing));
  } catch {
    // Where nothing is kept, one comes back to the end.
  }
}
