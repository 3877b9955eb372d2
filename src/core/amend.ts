import type { Amendment, Message, Reaction, ReactionChange } from './entry.ts';

/** A message as it reads after an amendment. What is deleted stays deleted, and bears no reactions and no files. */
export function amend<M extends Message>(message: M, amendment: Amendment): M {
  if (message.deletedAt !== undefined) return message;
  if ('reaction' in amendment) return withReactions(message, reacted(message.reactions ?? [], amendment.reaction));
  if ('deletedAt' in amendment) {
    const { files: _, ...rest } = withReactions(message, []);
    return { ...rest, text: '', deletedAt: amendment.deletedAt } as M;
  }
  return { ...message, text: amendment.text, editedAt: amendment.editedAt };
}

function withReactions<M extends Message>(message: M, reactions: readonly Reaction[]): M {
  const { reactions: _, ...rest } = message;
  return (reactions.length > 0 ? { ...rest, reactions } : rest) as M;
}

/** Kinds stand in the order in which each was first given, and so do those who gave one. Done twice, it is done once. */
function reacted(reactions: readonly Reaction[], { emoji, by, withdrawn }: ReactionChange): readonly Reaction[] {
  const known = reactions.find((reaction) => reaction.emoji === emoji) ?? { emoji, by: [] };
  const others = known.by.filter(({ id }) => id !== by.id);
  const isThere = others.length < known.by.length;
  const changed = { emoji, by: withdrawn ? others : isThere ? known.by : [...others, by] };
  const all = known.by.length > 0 ? reactions.map((one) => (one === known ? changed : one)) : [...reactions, changed];
  return all.filter((reaction) => reaction.by.length > 0);
}
