import { speech } from '../texts/speech.svelte.ts';

const ko = {
  passkey: '패스키로 들어가기',
  provider: (name: string) => `${name} 계정으로 들어가기`,
  returning: '로그인을 확인하는 중…',
  waiting: '기기의 안내를 따라 주세요…',
};

const en: typeof ko = {
  passkey: 'Come in by passkey',
  provider: (name) => `Come in with ${name}`,
  returning: 'Checking your login…',
  waiting: 'Follow your device…',
};

/** What the ways in say: apart from the other late texts, which would come before one can talk. */
export function waysTexts(): typeof ko {
  return speech.language === 'ko' ? ko : en;
}
