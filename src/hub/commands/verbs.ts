import type { Command, CommandName } from '../../protocol/commands.ts';
import type { Hub } from '../hub.ts';
import type { Asking } from '../telling.ts';

import { acts } from './acts.ts';
import { addBot } from './add-bot.ts';
import { addInvite } from './add-invite.ts';
import { away } from './away.ts';
import { bans } from './bans.ts';
import { block, blocks, unblock } from './block.ts';
import { bots } from './bots.ts';
import { claim } from './claim.ts';
import { deleteMessage } from './delete.ts';
import { deleteRoom } from './delete-room.ts';
import { edit } from './edit.ts';
import { end } from './end.ts';
import { figures } from './figures.ts';
import { filter, filters, tryFilter } from './filter.ts';
import { forget } from './forget.ts';
import { hello } from './hello.ts';
import { history } from './history.ts';
import { invite } from './invite.ts';
import { invites } from './invites.ts';
import { join } from './join.ts';
import { leave } from './leave.ts';
import { unban, unmute } from './let-back.ts';
import { level } from './level.ts';
import { links } from './links.ts';
import { lock } from './lock.ts';
import { login } from './login.ts';
import { loginLink } from './login-link.ts';
import { logins } from './logins.ts';
import { logout } from './logout.ts';
import { logs } from './logs.ts';
import { mark } from './mark.ts';
import { pairs } from './pairs.ts';
import { passkeyChallenge } from './passkey-challenge.ts';
import { addPasskey, passkeys, removePasskey } from './passkeys.ts';
import { people } from './people.ts';
import { pin, pins, unpin } from './pin.ts';
import { provider, providerAnswer } from './provider.ts';
import { push } from './push.ts';
import { ban, kick, mute } from './put-out.ts';
import { react } from './react.ts';
import { read } from './read.ts';
import { removeBot } from './remove-bot.ts';
import { removeInvite } from './remove-invite.ts';
import { removePreview } from './remove-preview.ts';
import { rename } from './rename.ts';
import { report } from './report.ts';
import { resetPassword } from './reset-password.ts';
import { role } from './role.ts';
import { rooms } from './rooms.ts';
import { say } from './say.ts';
import { search } from './search.ts';
import { seek } from './seek.ts';
import { serverBans } from './server-bans.ts';
import { serverBan, serverMute, serverUnban, serverUnmute } from './server-bar.ts';
import { setRoom } from './set-room.ts';
import { set, settings } from './settings.ts';
import { slow } from './slow.ts';
import { topic } from './topic.ts';
import { typing } from './typing.ts';
import { type Doing, no, type Verb } from './verb.ts';
import { whisper } from './whisper.ts';
import { who } from './who.ts';
import { whois } from './whois.ts';

/** Every command, and what it does. */
export const verbs: { readonly [N in CommandName]: Verb<N> } = {
  hello,
  join,
  leave,
  say,
  whisper,
  edit,
  delete: deleteMessage,
  react,
  links,
  history,
  logs,
  pairs,
  search,
  seek,
  rename,
  who,
  rooms,
  topic,
  block,
  unblock,
  blocks,
  typing,
  away,
  invite,
  'add-invite': addInvite,
  invites,
  'remove-invite': removeInvite,
  whois,
  mark,
  read,
  level,
  push,
  kick,
  ban,
  bans,
  unban,
  mute,
  unmute,
  'server-ban': serverBan,
  'server-unban': serverUnban,
  'server-bans': serverBans,
  'server-mute': serverMute,
  'server-unmute': serverUnmute,
  report,
  acts,
  filter,
  filters,
  'try-filter': tryFilter,
  role,
  slow,
  'set-room': setRoom,
  'delete-room': deleteRoom,
  'remove-preview': removePreview,
  pin,
  unpin,
  pins,
  lock,
  'add-bot': addBot,
  bots,
  'remove-bot': removeBot,
  claim,
  login,
  'passkey-challenge': passkeyChallenge,
  'add-passkey': addPasskey,
  passkeys,
  'remove-passkey': removePasskey,
  provider,
  'provider-answer': providerAnswer,
  'login-link': loginLink,
  logins,
  logout,
  people,
  end,
  settings,
  set,
  figures,
  'reset-password': resetPassword,
  forget,
};

/** Does a command for a session, or refuses it because the session has no name yet (SPEC S1). */
export function run<N extends CommandName>(hub: Hub, asking: Asking, command: Command<N>): Doing<N> {
  const verb: Verb<N> = verbs[command.do];
  const { session } = asking;
  if (verb.needs === 'nothing') return verb.run({ hub, session, asking, command });
  const { person: by } = session;
  return by ? verb.run({ hub, session, asking, command, by }) : no({ code: 'not_named' });
}
