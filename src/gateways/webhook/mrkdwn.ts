const LETTERS: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/**
 * Slack's mrkdwn as plain text: links, mentions and dates in `<…>`, and the three letters that are escaped
 * (https://docs.slack.dev/messaging/formatting-message-text).
 */
export function readable(text: string): string {
  return text
    .replace(/<([^<>|\n]*)(?:\|([^<>\n]*))?>/g, (_, target: string, label = '') => spelled(target, label))
    .replace(/&(?:lt|gt|amp);/g, (letter) => LETTERS[letter] ?? letter);
}

function spelled(target: string, label: string): string {
  if (target.startsWith('!date')) return label;
  if (target.startsWith('!subteam')) return label || '@group';
  if (target.startsWith('!')) return `@${target.slice(1)}`;
  if (/^[@#]/.test(target)) return label === '' ? target : target.slice(0, 1) + label.replace(/^[@#]/, '');
  const address = target.replace(/^mailto:/, '');
  return label === '' || label === address || label === target ? address : `${label} (${address})`;
}
