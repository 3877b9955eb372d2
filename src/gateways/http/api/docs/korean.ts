import type { Also } from '../row.ts';

/** What each route does, in Korean; the English comes from the schemas. */
export const ROUTES_KO: Readonly<Record<string, string>> = {
  'POST /api/hello': '닉네임을 정하고 들어옵니다. 다시 부르면 언어나 닉네임이 바뀝니다.',
  'GET /api/me': '내가 누구인지, 어느 방에 있는지, 누구와 귓속말을 나눴는지 봅니다.',
  'PATCH /api/me': '닉네임을 바꿉니다.',
  'PUT /api/me/away': '자리를 비웠다고 알립니다. `text`가 없으면 돌아온 것입니다.',
  'PUT /api/me/password':
    '비밀번호를 정해 닉네임을 내 것으로 지킵니다. 다시 부르면 비밀번호가 바뀌고 다른 로그인은 모두 끝납니다.',
  'POST /api/logins': '닉네임이 내 것임을 비밀번호로 보입니다. 답에 새 토큰이 있습니다.',
  'GET /api/logins': '어디에서 로그인해 있는지 봅니다.',
  'DELETE /api/logins/:login': '로그인 하나를 끝냅니다. 그 토큰은 더는 쓸 수 없습니다.',
  'POST /api/logout': '지금 쓰는 로그인을 끝냅니다. `others`를 주면 이것만 남기고 모두 끝냅니다.',
  'GET /api/rooms': '어떤 방이 있는지 봅니다.',
  'POST /api/rooms/:room/join': '방에 들어갑니다. 없는 방이면 만들어집니다.',
  'POST /api/rooms/:room/leave': '방에서 나갑니다.',
  'GET /api/rooms/:room/people': '방에 있는 사람을 닉네임 순으로 봅니다.',
  'GET /api/rooms/:room/history':
    '지난 대화를 봅니다. `before`, `after`, `around` 가운데 하나를 줄 수 있고, 없으면 가장 새것입니다.',
  'POST /api/rooms/:room/messages': '방에 말합니다.',
  'GET /api/rooms/:room/events': '방에 들어가 일어나는 일과 나에게 온 귓속말을 듣습니다.',
  'GET /api/events': '내가 있는 모든 방의 일과 귓속말을 지금부터 듣습니다.',
  'PUT /api/rooms/:room/topic': '방의 주제를 정합니다. 빈 글이면 주제가 없어집니다.',
  'POST /api/rooms/:room/typing': '글을 쓰고 있다고 알립니다. 3초에 한 번까지이며, 넘치면 조용히 버려집니다.',
  'POST /api/rooms/:room/invitations': '내가 있는 방으로 누군가를 부릅니다.',
  'POST /api/rooms/:room/kicks': '방에서 내보냅니다. 다시 들어올 수 있습니다.',
  'POST /api/rooms/:room/bans': '방에서 내보내고 다시 들어오지 못하게 합니다.',
  'DELETE /api/rooms/:room/bans/:nickname': '다시 들어올 수 있게 합니다.',
  'PATCH /api/messages/:id': '내 메시지를 고칩니다.',
  'DELETE /api/messages/:id': '내 메시지를 지웁니다. 방장은 방 안의 누구 것이든 지울 수 있습니다.',
  'GET /api/people/:nickname': '누구인지, 알아도 되는 만큼 봅니다.',
  'POST /api/people/:to/whispers': '같은 방에 있는 한 사람에게 귓속말합니다. 다른 사람은 아무도 보지 못합니다.',
  'GET /api/logs/:log/history': '읽을 수 있는 기록 하나를 봅니다. 귓속말 상대와의 기록도 여기서 봅니다.',
  'GET /api/bots': '어떤 봇과 웹훅이 있는지 봅니다. 토큰은 나오지 않습니다.',
  'POST /api/bots': '봇을 만듭니다. 토큰은 이때 한 번만 알려 줍니다.',
  'DELETE /api/bots/:nickname': '봇이나 웹훅을 없앱니다. 바로 나가고, 토큰은 더는 쓸 수 없습니다.',
  'POST /api/rooms/:room/webhooks':
    '웹훅을 만듭니다. 이 방에서만 말하는 봇이며, 주소는 `/hooks/` 뒤에 토큰을 붙인 것입니다.',
  'POST /api/mark': '장벽입니다. 서버가 그 전에 받은 모든 일을 전한 다음, 내 모든 흐름에 `mark`가 옵니다.',
  'POST /api/do/:command': '명령을 이름으로 부릅니다. 내용은 JSON으로 보냅니다.',
};

export const ALSO_KO: Readonly<Record<Also, string>> = {
  enter: '주소에 `enter=no`를 붙이면 먼저 방에 들어가지 않고 `not_in_room`으로 거절합니다',
  nickname:
    '토큰 대신 `nickname`을 주면 들어오면서 합니다. 다른 컴퓨터에서는 `password`도 줍니다. 답에 `token`이 있습니다',
  after: '헤더 `Last-Event-ID`나 `after`: 이 `seq` 다음부터 이어 듣습니다',
  ref: '`ref`: 이벤트에 그대로 돌아옵니다',
};

export const FIELDS_KO: Readonly<Record<string, string>> = {
  nickname: '닉네임',
  token: '지난 `hello`에서 받은 것. 내가 나임을 보입니다',
  password: '비밀번호. 8자부터 128자까지. `hello`에서는 다른 컴퓨터에서 오는 사람에게 필요한 초대 열쇠',
  old: '지금까지의 비밀번호. 바꿀 때 필요합니다',
  login: '로그인의 id',
  others: '지금 쓰는 것 말고 모두',
  owner: '한 번만 쓸 수 있는 방장 링크의 비밀',
  rooms: '들어갈 방들. 없으면 기본 방입니다',
  seen: '기록마다 마지막으로 본 `seq`',
  language: '`ko` 또는 `en`',
  room: '방 이름. #은 있어도 없어도 됩니다',
  reason: '까닭. 한 줄, 200자까지',
  text: '글. 4,000자, UTF-8로 16 KB까지',
  action: '`/me`처럼 행동으로 보이게 합니다',
  key: '이 명령에 직접 붙이는 이름. 같은 이름으로 다시 보내면 한 번만 합니다',
  to: '받을 사람의 닉네임',
  toId: '닉네임의 주인이 바뀌었으면 거절합니다',
  aside: '귓속말이 보일 방',
  id: '메시지의 id',
  log: '기록의 id',
  before: '이 `seq` 앞',
  after: '이 `seq` 뒤',
  around: '이 `seq` 둘레',
  limit: '몇 개까지. 500이 가장 많습니다',
  from: '몇 사람을 건너뛸지',
  state: '`active`, `paused`, `done` 가운데 하나',
};
