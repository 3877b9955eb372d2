import type { ErrorCode, NameFault, PasswordFault, Refusal } from '../core/refusal.ts';

export type Language = 'ko' | 'en';

type Sentences = { readonly [C in ErrorCode]: (refusal: Extract<Refusal, { code: C }>) => string };
type PasswordFaults = { readonly [F in PasswordFault]: string };
type Faults = { readonly [F in NameFault]: string };

const megabytes = (bytes: number) => Math.max(0.1, Math.round(bytes / 104_857.6) / 10);
const seconds = (ms: number) => Math.max(1, Math.ceil(ms / 1000));

/** A moment (ms since 1970) for who may be anywhere: `2026-01-02 03:04:05 UTC`. */
export function moment(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

const untilKo = (until?: number) => (until === undefined ? '' : ` (${moment(until)}까지)`);
const untilEn = (until?: number) => (until === undefined ? '' : ` until ${moment(until)}`);

const faultsKo: Faults = {
  empty: '비어 있습니다',
  too_long: '너무 깁니다',
  invisible: '보이지 않는 글자가 들어 있습니다',
  control: '제어 문자가 들어 있습니다',
  bidirectional: '글 방향을 바꾸는 글자가 들어 있습니다',
  marks: '결합 부호가 너무 많습니다',
  punctuation: '쓸 수 없는 기호가 들어 있습니다',
  reserved: '따로 정해 둔 이름입니다',
  mixed_scripts: '서로 닮은 다른 문자가 섞여 있습니다',
};

const passwordFaultsKo: PasswordFaults = {
  too_short: '8자 이상이어야 합니다',
  too_long: '128자까지 쓸 수 있습니다',
  control: '제어 문자가 들어 있습니다',
};

const ko: Sentences = {
  bad_request: ({ detail }) => `요청을 이해하지 못했습니다 (${detail}).`,
  unknown_command: ({ command }) => `‘${command}’ 명령은 없습니다. /help로 모두 볼 수 있습니다.`,
  not_named: () => '먼저 닉네임을 정해 주세요.',
  bad_nickname: ({ fault }) => `이 닉네임은 쓸 수 없습니다. ${faultsKo[fault]}.`,
  nickname_taken: ({ suggestions }) => `이미 쓰고 있는 닉네임입니다. ${suggestions.join(', ')}은(는) 어떠세요?`,
  bad_room_name: ({ fault }) => `이 방 이름은 쓸 수 없습니다. ${faultsKo[fault]}.`,
  empty_text: () => '보낼 글이 비어 있습니다.',
  text_too_long: ({ limit }) => `글이 너무 깁니다. ${limit}자까지 보낼 수 있습니다.`,
  no_such_room: () => '그런 방이 없습니다.',
  no_such_person: () => '그런 사람이 없습니다.',
  no_such_message: () => '그 메시지가 없습니다.',
  no_such_log: () => '읽을 수 있는 기록이 아닙니다.',
  no_change: () => '이미 그렇게 되어 있습니다.',
  not_in_room: () => '먼저 그 방에 들어가야 합니다.',
  invite_only: () => '비공개 방입니다. 방에 있는 사람이 초대하면 들어갈 수 있습니다.',
  archived: () => '보관된 방입니다. 읽을 수만 있습니다.',
  room_ended: ({ at }) => `${moment(at)}에 끝난 방입니다. 읽을 수만 있습니다.`,
  room_deleted: () => '지워진 방입니다. 이 이름의 방은 방장만 다시 만들 수 있습니다.',
  wrong_name: () => '방 이름이 다릅니다. 지우려면 그 방의 이름을 한 번 더 적어 주세요.',
  not_here: () => '그 사람은 지금 여기 없습니다.',
  to_yourself: () => '자기 자신에게는 할 수 없습니다.',
  not_yours: () => '자기가 쓴 메시지만 고칠 수 있습니다.',
  not_allowed: ({ needs }) => {
    if (needs === undefined) return '그렇게 할 권한이 없습니다.';
    if (needs === 'member') return '닉네임을 지킨 회원만 할 수 있습니다. 비밀번호를 정하면 회원이 됩니다.';
    return needs === 'owner' ? '방장만 할 수 있습니다.' : '방장과 운영자만 할 수 있습니다.';
  },
  banned: ({ reason, until, everywhere }) =>
    `${everywhere ? '이 서버에' : '이 방에'} 들어올 수 없게 되었습니다${untilKo(until)}.${reason && ` 이유: ${reason}`}`,
  muted: ({ reason, until, everywhere }) =>
    `${everywhere ? '이 서버 어디에서도' : '이 방에서'} 말할 수 없게 되었습니다${untilKo(until)}.${reason && ` 이유: ${reason}`}`,
  filtered: ({ kind, found, everywhere }) => {
    const where = everywhere ? '이 서버에서는' : '이 방에서는';
    return kind === 'word'
      ? `${where} ‘${found}’ 같은 말을 쓸 수 없습니다.`
      : `${where} ${found}(으)로 가는 링크를 쓸 수 없습니다.`;
  },
  blocked: () => '둘 가운데 한 사람이 상대를 차단해 두어 할 수 없습니다.',
  too_fast: ({ retryAfterMs }) => `너무 빠릅니다. ${seconds(retryAfterMs)}초 뒤에 다시 해 주세요.`,
  too_many: ({ limit }) => `더는 안 됩니다. ${limit}까지입니다.`,
  wrong_token: () => '알아볼 수 없는 토큰입니다. 닉네임으로 새로 들어와 주세요.',
  wrong_password: () => '초대 열쇠가 필요합니다. 초대 링크로 들어와 주세요.',
  wrong_owner_link: () => '이미 쓰였거나 틀린 방장 링크입니다. 서버를 다시 켜면 새 링크가 나옵니다.',
  no_such_invite: () => '그런 초대 링크가 없거나 이미 끝났습니다. 새 링크를 받아 주세요.',
  bad_password: ({ fault }) => `이 비밀번호는 쓸 수 없습니다. ${passwordFaultsKo[fault]}.`,
  wrong_login: ({ by }) => {
    if (by === 'passkey') return '이 패스키를 확인하지 못했습니다. 다시 하거나 다른 방법으로 들어와 주세요.';
    if (by === 'provider') return '로그인을 확인하지 못했습니다. 처음부터 다시 해 주세요.';
    if (by === 'link') return '로그인 링크가 맞지 않거나, 이미 쓰였거나, 시간이 지났습니다. 새로 만들어 주세요.';
    return '닉네임이나 비밀번호가 맞지 않습니다.';
  },
  no_provider: () => '지금은 그 방법으로 로그인할 수 없습니다.',
  no_passkeys_here: () => '패스키는 https로 시작하는 주소나 http://localhost에서만 쓸 수 있습니다.',
  last_proof: () =>
    '이것까지 없애면 이름의 주인임을 보일 길이 없습니다. 먼저 비밀번호를 정하거나 패스키를 더해 주세요.',
  no_such_login: () => '그런 로그인이 없습니다.',
  locked: ({ reason }) => `지금은 새로 온 사람을 받지 않습니다.${reason && ` 이유: ${reason}`}`,
  gate: ({ question, wrong }) => {
    if (question === undefined) return '들어오려면 작은 계산을 먼저 해야 합니다.';
    return wrong
      ? `답이 맞지 않습니다. 다시 답해 주세요: ${question}`
      : `들어오려면 이 물음에 답해 주세요: ${question}`;
  },
  bad_query: ({ fault }) =>
    fault === 'empty'
      ? '찾을 낱말을 적어 주세요. 글자나 숫자가 하나는 있어야 합니다.'
      : '찾는 말이 너무 깁니다. 200자, 낱말 16개까지 적을 수 있습니다.',
  no_such_setting: ({ setting }) => `실행 중에 바꿀 수 있는 설정이 아닙니다: ${setting}`,
  bad_setting: ({ setting, right }) => `설정 ${setting}에 쓸 수 있는 값은 ${right.ko}입니다.`,
  no_such_file: () => '그런 파일이 없거나 볼 수 없습니다.',
  file_too_large: ({ limit }) =>
    limit === 0
      ? '이 서버는 파일을 받지 않습니다.'
      : `파일이 너무 큽니다. ${megabytes(limit)} MB까지 보낼 수 있습니다.`,
  no_space: ({ of, limit }) =>
    of === 'yours'
      ? `올린 파일이 모두 ${megabytes(limit)} MB를 넘습니다. 파일이 있는 메시지를 지우면 다시 올릴 수 있습니다.`
      : '서버에 파일을 더 둘 자리가 없습니다.',
  not_kept: () => '지금은 저장할 수 없어 보내지 못했습니다. 잠시 뒤에 다시 해 주세요.',
  stopping: () => '서버가 다시 켜지는 중입니다. 곧 돌아옵니다.',
  internal: () => '서버에 문제가 생겼습니다. 다시 해 주세요.',
};

const faultsEn: Faults = {
  empty: 'It is empty',
  too_long: 'It is too long',
  invisible: 'It has invisible characters',
  control: 'It has control characters',
  bidirectional: 'It has characters that turn the writing direction',
  marks: 'It has too many combining marks',
  punctuation: 'It has signs that names cannot have',
  reserved: 'It is set aside',
  mixed_scripts: 'It mixes look-alike letters of different scripts',
};

const passwordFaultsEn: PasswordFaults = {
  too_short: 'It needs at least 8 characters',
  too_long: 'It may have at most 128 characters',
  control: 'It has control characters',
};

const en: Sentences = {
  bad_request: ({ detail }) => `That request could not be understood (${detail}).`,
  unknown_command: ({ command }) => `There is no command “${command}”. /help lists them.`,
  not_named: () => 'Choose a nickname first.',
  bad_nickname: ({ fault }) => `That nickname can’t be used. ${faultsEn[fault]}.`,
  nickname_taken: ({ suggestions }) => `That nickname is taken. How about ${suggestions.join(' or ')}?`,
  bad_room_name: ({ fault }) => `That room name can’t be used. ${faultsEn[fault]}.`,
  empty_text: () => 'There is nothing to send.',
  text_too_long: ({ limit }) => `That is too long. Up to ${limit.toLocaleString('en')} characters can be sent.`,
  no_such_room: () => 'There is no such room.',
  no_such_person: () => 'There is no such person.',
  no_such_message: () => 'There is no such message.',
  no_such_log: () => 'That is not a log that you can read.',
  no_change: () => 'That is so already.',
  not_in_room: () => 'Enter that room first.',
  invite_only: () => 'This is a private room. Somebody who is in it has to invite you.',
  archived: () => 'This room is archived. It can only be read.',
  room_ended: ({ at }) => `This room ended on ${moment(at)}. It can only be read.`,
  room_deleted: () => 'That room was deleted. Only the owner can make one of that name again.',
  wrong_name: () => 'That is not the name of the room. To delete it, type its name once more.',
  not_here: () => 'That person is not here now.',
  to_yourself: () => 'You can’t do that to yourself.',
  not_yours: () => 'You can change only what you wrote.',
  not_allowed: ({ needs }) => {
    if (needs === undefined) return 'You are not allowed to do that.';
    if (needs === 'member') return 'Only members can do that: set a password, and your nickname is your own.';
    return needs === 'owner' ? 'Only the owner can do that.' : 'Only the owner and moderators can do that.';
  },
  banned: ({ reason, until, everywhere }) =>
    `You are kept out of this ${everywhere ? 'server' : 'room'}${untilEn(until)}.${reason && ` Reason: ${reason}`}`,
  muted: ({ reason, until, everywhere }) =>
    `You may not speak ${everywhere ? 'anywhere on this server' : 'in this room'}${untilEn(until)}.${reason && ` Reason: ${reason}`}`,
  filtered: ({ kind, found, everywhere }) => {
    const where = everywhere ? 'on this server' : 'in this room';
    return kind === 'word'
      ? `Words like “${found}” can’t be used ${where}.`
      : `Links to ${found} can’t be used ${where}.`;
  },
  blocked: () => 'One of you has blocked the other, so that is not possible.',
  too_fast: ({ retryAfterMs }) => `Too fast. Try again in ${seconds(retryAfterMs)} s.`,
  too_many: ({ limit }) => `That is the limit: ${limit.toLocaleString('en')}.`,
  wrong_token: () => 'That token is not known. Come in anew with a nickname.',
  wrong_password: () => 'You need the invite key. Come in through an invite link.',
  wrong_owner_link: () => 'That owner link is used or wrong. The server prints a new one at each start.',
  no_such_invite: () => 'There is no such invite link, or it has ended. Ask for a new one.',
  bad_password: ({ fault }) => `That password cannot be used. ${passwordFaultsEn[fault]}.`,
  wrong_login: ({ by }) => {
    if (by === 'passkey') return 'That passkey could not be verified. Try again, or come in another way.';
    if (by === 'provider') return 'That login could not be verified. Please begin again.';
    if (by === 'link') return 'That login link is wrong, used, or over. Make a new one.';
    return 'The nickname or the password is wrong.';
  },
  no_provider: () => 'You cannot log in that way at present.',
  no_passkeys_here: () => 'Passkeys work only at an address that begins with https, or at http://localhost.',
  last_proof: () => 'Without it you could not prove that the name is yours. Set a password or add a passkey first.',
  no_such_login: () => 'There is no such login.',
  locked: ({ reason }) => `Nobody new is let in at present.${reason && ` Reason: ${reason}`}`,
  gate: ({ question, wrong }) => {
    if (question === undefined) return 'A small calculation is asked for first.';
    return wrong ? `That is not the answer. Try again: ${question}` : `To come in, please answer: ${question}`;
  },
  bad_query: ({ fault }) =>
    fault === 'empty'
      ? 'Say what to look for: at least one letter or number.'
      : 'That is too much to look for. Up to 200 characters and 16 words.',
  no_such_setting: ({ setting }) => `That is no setting that can be changed while the server runs: ${setting}`,
  bad_setting: ({ setting, right }) => `The setting ${setting} must be ${right.en}.`,
  no_such_file: () => 'There is no such file, or it is not for you.',
  file_too_large: ({ limit }) =>
    limit === 0 ? 'This server takes no files.' : `That file is too large. Up to ${megabytes(limit)} MB can be sent.`,
  no_space: ({ of, limit }) =>
    of === 'yours'
      ? `Your files would be more than ${megabytes(limit)} MB. Delete a message that has files, then send it again.`
      : 'The server has no room for more files.',
  not_kept: () => 'That could not be saved, so it was not sent. Try again in a moment.',
  stopping: () => 'The server is restarting and will be back in a moment.',
  internal: () => 'Something went wrong on the server. Please try again.',
};

const SENTENCES: Readonly<Record<Language, Sentences>> = { ko, en };

/** What a person reads when he is refused. */
export function sentence(refusal: Refusal, language: Language): string {
  const word: (refusal: never) => string = SENTENCES[language][refusal.code];
  return word(refusal as never);
}
