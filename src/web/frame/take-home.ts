import type { Language } from '../texts/language.ts';

/**
 * Saves all that I may read of a room as one file, where the browser saves things. Answers why not, in the person's language; empty where
 * nobody said why, null where it was saved.
 */
export async function takeHome(room: string, token: string, language: Language): Promise<string | null> {
  try {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const path = `/api/rooms/${encodeURIComponent(room.replace(/^#/, ''))}/archive.html?enter=no&zone=${encodeURIComponent(timeZone)}`;
    const headers = { authorization: `Bearer ${token}`, 'accept-language': language };
    const response = await fetch(path, { headers });
    if (!response.ok) return reasonIn(await response.text());
    save(await response.blob(), `${room.replace(/^#/, '')}.html`);
    return null;
  } catch {
    return '';
  }
}

function reasonIn(body: string): string {
  const { error }: { readonly error?: { readonly message?: string } } = JSON.parse(body);
  return error?.message ?? '';
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has it once the click is over.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
