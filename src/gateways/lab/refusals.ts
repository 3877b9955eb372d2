import type { FastifyReply } from 'fastify';
import type { Language } from '../../protocol/sentences.ts';

interface LabRefusal {
  readonly status: number;
  readonly ko: string;
  readonly en: string;
}

/** What the lab refuses by itself. All that goes over the three ways is refused by the hub, in the hub's words. */
const REFUSALS = {
  foreign: {
    status: 403,
    ko: '다른 출처의 페이지에서는 실험실을 쓸 수 없습니다.',
    en: 'A page of another origin can’t use the lab.',
  },
  full: {
    status: 503,
    ko: '실험실이 꽉 찼습니다. 잠시 뒤에 다시 와 주세요.',
    en: 'The lab is full. Please come back in a while.',
  },
  no_such_ticket: {
    status: 404,
    ko: '실험이 끝났습니다. 다시 시작해 주세요.',
    en: 'This visit is over. Please begin anew.',
  },
  watched: { status: 409, ko: '이미 누가 보고 있는 표입니다.', en: 'Somebody watches this ticket already.' },
  no_such_way: { status: 404, ko: '그런 길은 없습니다.', en: 'There is no such way.' },
  cut: { status: 503, ko: '선이 끊겨 있습니다.', en: 'The line is cut.' },
  open: { status: 409, ko: '이미 연결되어 있습니다.', en: 'It is connected already.' },
  closed: { status: 409, ko: '연결되어 있지 않습니다.', en: 'It is not connected.' },
  too_fast: {
    status: 429,
    ko: '서버가 아직 다 읽지 못했습니다. 조금 천천히 보내 주세요.',
    en: 'The server has not read it all yet. Please go a little slower.',
  },
  bad_request: { status: 400, ko: '요청을 이해하지 못했습니다.', en: 'The request could not be understood.' },
} as const satisfies Record<string, LabRefusal>;

export type LabRefusalCode = keyof typeof REFUSALS;

export function refuse(response: FastifyReply, code: LabRefusalCode, language: Language): FastifyReply {
  const { status, [language]: message } = REFUSALS[code];
  return response.code(status).send({ ok: false, error: { code, message } });
}
