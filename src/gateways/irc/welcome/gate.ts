import type { Refusal } from '../../../core/refusal.ts';
import type { Language } from '../../../protocol/sentences.ts';
import { SERVER } from '../names.ts';
import type { Reply } from '../reply.ts';

type Gate = Extract<Refusal, { code: 'gate' }>;

const HOW: Readonly<Record<Language, { answer: string; work(bits: number): string }>> = {
  ko: {
    answer: '답은 이렇게 보냅니다: /quote ANSWER 답',
    work: (bits) =>
      `계산: 아래 글 뒤에 :수를 붙인 것의 SHA-256이 0인 ${bits}비트로 시작하게 하는 수를 찾아, 그 모두를 /quote ANSWER 로 보냅니다`,
  },
  en: {
    answer: 'Answer like this: /quote ANSWER your answer',
    work: (bits) =>
      `Work: find a number so that the SHA-256 of the text below with :number behind it begins with ${bits} zero bits; send all of it with /quote ANSWER`,
  },
};

/** How to pass the gate, for a person at an IRC client. */
export function explainGate(reply: Reply, { question, work }: Gate, language: Language): void {
  const say = (text: string) => reply.line({ source: SERVER, command: 'NOTICE', params: ['*', text] });
  if (question !== undefined) say(HOW[language].answer);
  if (!work) return;
  say(HOW[language].work(work.bits));
  say(work.challenge);
}
