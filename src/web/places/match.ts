import { disassemble, getChoseong } from 'es-hangul';

const INITIALS = /^[ㄱ-ㅎ]+$/u;

/**
 * Whether a name is meant by what was typed so far: its beginning or the beginning of a word in it, by letter or, in
 * Hangul, by jamo (기 finds 김) and by initial consonants (ㅅㄷ finds 속닥).
 */
export function matches(name: string, typed: string): boolean {
  const wanted = plain(typed);
  if (wanted === '') return true;
  const bare = plain(name);
  if (INITIALS.test(wanted)) return getChoseong(bare).replaceAll(' ', '').includes(wanted);
  return disassemble(bare).includes(disassemble(wanted));
}

const plain = (text: string): string => text.normalize('NFC').toLowerCase().replace(/[#\s]/gu, '');
