const QUIET = '/mark.svg';
const NEWS = '/mark-news.svg';

/** Shows on the tab's icon, and on the app's where there is one, that something is new (UX 74). */
export function badge(calls: number, unread: boolean): void {
  const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  const wanted = calls > 0 || unread ? NEWS : QUIET;
  if (icon && !icon.href.endsWith(wanted)) icon.href = wanted;
  // Over plain HTTP there is none (UX 77).
  if ('setAppBadge' in navigator)
    void (calls > 0 ? navigator.setAppBadge(calls) : navigator.clearAppBadge()).catch(() => {});
}
